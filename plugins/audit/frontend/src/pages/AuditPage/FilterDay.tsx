import { useId } from 'react';
import type { TableView } from '@wardroom/platform-react';
import styles from './AuditPage.module.css';

/** A filter whose value is a day. */
export function FilterDay(props: {
  view: TableView;
  filter: string;
  label: string;
}) {
  const { view, filter, label } = props;
  const id = useId();
  return (
    <div className={styles.day}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={view.value(filter) ?? ''}
        onChange={({ target }) =>
          view.set(filter, target.value ? [target.value] : [])
        }
      />
    </div>
  );
}
