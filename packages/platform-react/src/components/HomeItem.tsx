import type { ReactNode } from 'react';
import styles from './HomeList.module.css';

/** One item of a HomeList: what it is, small facts below that, and what can be done about it at the side. */
export function HomeItem(props: {
  children: ReactNode;
  note?: ReactNode;
  /** Words of a person that belong to it, such as an open question. */
  quote?: string;
  action?: ReactNode;
}) {
  const { children, note, quote, action } = props;
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        {children}
        {note && <div className={styles.note}>{note}</div>}
        {quote && <p className={styles.quote}>{quote}</p>}
      </div>
      {action}
    </li>
  );
}
