import { TenantName } from '../components/TenantName';
import type { TableColumn } from './TableColumn';

/** The column that says whose each row is. */
export function customerColumn<T extends { tenant: string }>(
  label: string,
): TableColumn<T> {
  return {
    id: 'customer',
    label,
    value: ({ tenant }) => tenant,
    cell: ({ tenant }) => <TenantName tenant={tenant} />,
  };
}

/** The columns without that one where all rows are of one customer: it would say the same in each. */
export function withoutCustomer<T>(
  columns: TableColumn<T>[],
  ofOne: boolean,
): TableColumn<T>[] {
  return ofOne ? columns.filter(({ id }) => id !== 'customer') : columns;
}
