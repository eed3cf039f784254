import { Checkbox } from '@backstage/ui';
import { messages } from '../messages';
import type { TableColumn } from './TableColumn';
import styles from './DataTable.module.css';

/** Whether a value has a word, such as a path, that alone is wider than a column should be. */
const hasLongWord = (value: string | number | undefined) =>
  /\S{30}/.test(String(value ?? ''));

/** One row; where there is no room a card whose values carry their column's name. */
export function TableRow<T>(props: {
  row: T;
  name: string;
  columns: readonly TableColumn<T>[];
  selection?: { selected: boolean; onChange: (on: boolean) => void };
}) {
  const { row, name, columns, selection } = props;
  return (
    <tr data-selected={selection?.selected || undefined}>
      {selection && (
        <td className={styles.check}>
          <Checkbox
            aria-label={messages.table.select(name)}
            isSelected={selection.selected}
            onChange={selection.onChange}
          />
        </td>
      )}
      {columns.map(column => {
        const shared = {
          'data-label': column.label,
          'data-align': column.align,
          'data-long': hasLongWord(column.value(row)) || undefined,
        };
        const content = column.cell ? column.cell(row) : column.value(row);
        return column.rowHeader ? (
          <th key={column.id} scope="row" {...shared}>
            {content}
          </th>
        ) : (
          <td key={column.id} {...shared}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}
