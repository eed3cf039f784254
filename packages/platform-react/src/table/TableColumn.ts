import type { ReactNode } from 'react';

/** One column of a DataTable. */
export type TableColumn<T> = {
  id: string;
  label: string;
  /** The plain value: what is sorted and exported, and shown where there is no `cell`. */
  value: (row: T) => string | number | undefined;
  cell?: (row: T) => ReactNode;
  /** The column that names the row. One per table. */
  rowHeader?: boolean;
  sortable?: boolean;
  /** The one direction in which the server sorts by this column; rows then stay as they come. */
  serverOrder?: 'ascending' | 'descending';
  align?: 'end';
};

export type TableSort = { column: string; descending: boolean };
