import type { TableColumn, TableSort } from './TableColumn';

const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The rows in the order that the sort asks for; rows without a value come last either way. */
export function sortRows<T>(
  rows: readonly T[],
  columns: readonly TableColumn<T>[],
  sort: TableSort | undefined,
): readonly T[] {
  const column = columns.find(({ id }) => id === sort?.column);
  if (!column || !sort || column.serverOrder) return rows;
  const direction = sort.descending ? -1 : 1;
  return [...rows].sort((one, two) => {
    const a = column.value(one);
    const b = column.value(two);
    if (a === undefined || b === undefined) {
      return Number(a === undefined) - Number(b === undefined);
    }
    if (typeof a === 'number' && typeof b === 'number') {
      return direction * (a - b);
    }
    return direction * words.compare(String(a), String(b));
  });
}
