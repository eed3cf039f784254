import { Checkbox } from '@backstage/ui';
import {
  RiArrowDownLine,
  RiArrowUpLine,
  RiExpandUpDownLine,
} from '@remixicon/react';
import { messages } from '../messages';
import type { TableColumn, TableSort } from './TableColumn';
import styles from './DataTable.module.css';

/** The headings of a table; pressing one sorts by it, pressing it again turns the order round. */
export function TableHead<T>(props: {
  columns: readonly TableColumn<T>[];
  sort?: TableSort;
  onSort?: (sort: TableSort) => void;
  /** Present where rows can be selected. */
  selectAll?: { all: boolean; some: boolean; onChange: (on: boolean) => void };
}) {
  const { columns, sort, onSort, selectAll } = props;
  return (
    <thead>
      <tr>
        {selectAll && (
          <th
            scope="col"
            className={styles.check}
            data-label={messages.table.selectAll}
          >
            <Checkbox
              aria-label={messages.table.selectAll}
              isSelected={selectAll.all}
              isIndeterminate={selectAll.some && !selectAll.all}
              onChange={selectAll.onChange}
            />
          </th>
        )}
        {columns.map(column => (
          <Heading
            key={column.id}
            column={column}
            sort={sort?.column === column.id ? sort : undefined}
            onSort={onSort}
          />
        ))}
      </tr>
    </thead>
  );
}

function Heading<T>(props: {
  column: TableColumn<T>;
  sort?: TableSort;
  onSort?: (sort: TableSort) => void;
}) {
  const { column, sort, onSort } = props;
  const shared = {
    scope: 'col',
    'data-align': column.align,
  };
  if (!onSort || column.sortable === false) {
    return <th {...shared}>{column.label}</th>;
  }
  const direction = sort?.descending ? 'descending' : 'ascending';
  const Arrow = sort?.descending ? RiArrowDownLine : RiArrowUpLine;
  return (
    <th {...shared} aria-sort={sort ? direction : 'none'}>
      <button
        type="button"
        className={styles.sort}
        onClick={() =>
          onSort({
            column: column.id,
            descending: column.serverOrder
              ? column.serverOrder === 'descending'
              : Boolean(sort && !sort.descending),
          })
        }
      >
        {column.label}
        {sort ? (
          <Arrow size={14} aria-hidden="true" />
        ) : (
          <RiExpandUpDownLine size={14} aria-hidden="true" />
        )}
      </button>
    </th>
  );
}
