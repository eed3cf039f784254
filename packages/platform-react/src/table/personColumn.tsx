import { PersonName } from '../components/PersonName';
import type { TableColumn } from './TableColumn';

/** The column that says whose doing each row is. */
export function personColumn<T extends { person: string }>(
  label: string,
): TableColumn<T> {
  return {
    id: 'person',
    label,
    value: ({ person }) => person,
    cell: ({ person }) => <PersonName personRef={person} />,
  };
}
