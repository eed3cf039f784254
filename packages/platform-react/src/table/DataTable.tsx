import { useId, useState, type ReactNode } from 'react';
import { Button } from '@backstage/ui';
import { EmptyState, type EmptyStateProps } from '../components/EmptyState';
import { PageState } from '../components/PageState';
import type { Load } from '../data/useLoad';
import type { Pages } from '../data/usePages';
import { messages } from '../messages';
import { ExportMenu } from './ExportMenu';
import { sortRows } from './sortRows';
import type { TableColumn, TableSort } from './TableColumn';
import { TableFooter } from './TableFooter';
import { TableHead } from './TableHead';
import { TableRow } from './TableRow';
import { NarrowSort } from './NarrowSort';
import { useCards } from './useCards';
import type { TableView } from './useTableView';
import { ViewsMenu } from './ViewsMenu';
import styles from './DataTable.module.css';

export type TableSelection = {
  /** Keys of the selected rows. */
  selected: ReadonlySet<string>;
  onChange: (selected: ReadonlySet<string>) => void;
};

export type DataTableProps<T> = {
  /** Caption and accessible name: "Customers". */
  caption: string;
  /** Hides the caption from view where a heading above says the same. */
  hideCaption?: boolean;
  columns: readonly TableColumn<T>[];
  load: Load<T[]> | Pages<T>;
  rowKey: (row: T) => string;
  /** How a person calls the row: "ACME-142". */
  rowName: (row: T) => string;
  /** Shown where there are no rows at all. */
  empty: EmptyStateProps;
  /** Filters and order from the address; a table without it sorts by itself. */
  view?: TableView;
  /** Search box and filters. */
  filters?: ReactNode;
  selection?: TableSelection;
  /** What can be done with the selected rows. */
  bulkActions?: ReactNode;
  /** Name of the exported file without its ending; no export without it. */
  exportName?: string;
};

/** A table with caption, sortable headings, filters, saved views, export and pages; a list of cards where it has no room. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { columns, load, view, filters, exportName, selection } = props;
  const [ownSort, setOwnSort] = useState<TableSort>();
  const sort = view ? view.sort : ownSort;
  const setSort = view ? view.setSort : setOwnSort;
  const rows = load.data ?? [];
  const loadAll =
    'loadAll' in load ? () => load.loadAll() : () => Promise.resolve(rows);
  const narrowSort = { columns, sort, onSort: setSort };
  return (
    <div className={styles.wrap}>
      {(filters || view || exportName) && (
        <div className={styles.toolbar}>
          <div className={styles.filters}>{filters}</div>
          <div className={styles.tools}>
            {view?.filtered && (
              <Button variant="tertiary" size="small" onPress={view.clear}>
                {messages.table.clearFilters}
              </Button>
            )}
            <NarrowSort {...narrowSort} />
            {view && <ViewsMenu view={view} />}
            {exportName && (
              <ExportMenu
                name={exportName}
                columns={columns}
                loadAll={loadAll}
              />
            )}
          </div>
        </div>
      )}
      {selection && selection.selected.size > 0 && (
        <div className={styles.bulk}>
          <span role="status">
            {messages.table.selected(selection.selected.size)}
          </span>
          {props.bulkActions}
        </div>
      )}
      <PageState load={load} lines={6}>
        {data =>
          data.length ? (
            <>
              <Rows {...props} rows={data} sort={sort} onSort={setSort} />
              <TableFooter
                load={load}
                sorted={isSortedHere(columns, sort)}
                counted={Boolean(view || exportName)}
              />
            </>
          ) : (
            <NoRows {...props} />
          )
        }
      </PageState>
    </div>
  );
}

/** Whether the browser sorts, which it can do only with the rows it has. */
function isSortedHere<T>(columns: readonly TableColumn<T>[], sort?: TableSort) {
  const column = columns.find(({ id }) => id === sort?.column);
  return Boolean(sort) && !column?.serverOrder;
}

function NoRows<T>({ caption, empty, view }: DataTableProps<T>) {
  const nothing = view?.filtered
    ? {
        title: messages.table.noMatches,
        text: messages.table.noMatchesHint,
        action: (
          <Button variant="secondary" size="small" onPress={view.clear}>
            {messages.table.clearFilters}
          </Button>
        ),
      }
    : empty;
  return (
    <section aria-label={caption} className={styles.none}>
      <EmptyState {...nothing} />
    </section>
  );
}

function Rows<T>(
  props: DataTableProps<T> & {
    rows: T[];
    sort?: TableSort;
    onSort: (sort: TableSort) => void;
  },
) {
  const { caption, hideCaption, columns, rowKey, rowName, selection } = props;
  const { rows, sort, onSort } = props;
  const captionId = useId();
  const table = useCards();
  const keys = rows.map(rowKey);
  const chosen = keys.filter(key => selection?.selected.has(key));
  const choose = (some: string[], on: boolean) => {
    const next = new Set(selection?.selected);
    some.forEach(key => (on ? next.add(key) : next.delete(key)));
    selection?.onChange(next);
  };
  return (
    <table
      ref={table}
      aria-labelledby={captionId}
      className={styles.table}
      data-selectable={Boolean(selection)}
    >
      <caption id={captionId} className={hideCaption ? styles.hidden : ''}>
        {caption}
      </caption>
      <TableHead
        columns={columns}
        sort={sort}
        onSort={onSort}
        selectAll={
          selection && {
            all: chosen.length === keys.length,
            some: chosen.length > 0,
            onChange: on => choose(keys, on),
          }
        }
      />
      <tbody>
        {sortRows(rows, columns, sort).map(row => {
          const key = rowKey(row);
          return (
            <TableRow
              key={key}
              row={row}
              name={rowName(row)}
              columns={columns}
              selection={
                selection && {
                  selected: selection.selected.has(key),
                  onChange: on => choose([key], on),
                }
              }
            />
          );
        })}
      </tbody>
    </table>
  );
}
