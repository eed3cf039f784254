import { Select } from '@backstage/ui';
import { messages } from '../messages';
import type { TableColumn, TableSort } from './TableColumn';
import styles from './DataTable.module.css';

/** The order of the rows where there is no room for headings to press. */
export function NarrowSort<T>(props: {
  columns: readonly TableColumn<T>[];
  sort?: TableSort;
  onSort: (sort: TableSort) => void;
}) {
  const { columns, sort, onSort } = props;
  const options = columns
    .filter(({ sortable }) => sortable !== false)
    .flatMap(({ id, label, serverOrder }) => {
      const up = { id, label: messages.table.sortAscending(label) };
      const down = {
        id: `-${id}`,
        label: messages.table.sortDescending(label),
      };
      if (!serverOrder) return [up, down];
      return { ...(serverOrder === 'ascending' ? up : down), label };
    });
  if (options.length === 0) return null;
  return (
    <div className={styles.narrow}>
      <Select
        size="small"
        aria-label={messages.table.sort}
        placeholder={messages.table.sort}
        options={options}
        value={sort ? `${sort.descending ? '-' : ''}${sort.column}` : null}
        onChange={key => {
          const text = String(key);
          const descending = text.startsWith('-');
          onSort({ column: descending ? text.slice(1) : text, descending });
        }}
      />
    </div>
  );
}
