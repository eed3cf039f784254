import type { TableColumn } from '@wardroom/platform-react';

/** The columns without that of buttons where the person may do nothing with any row. */
export function withoutActions<T extends { allowedActions: readonly string[] }>(
  columns: TableColumn<T>[],
  rows: readonly T[] | undefined,
): TableColumn<T>[] {
  const mayAct = rows?.some(row => row.allowedActions.length > 0);
  return mayAct ? columns : columns.filter(({ id }) => id !== 'actions');
}
