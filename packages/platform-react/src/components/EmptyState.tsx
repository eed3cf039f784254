import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

export type EmptyStateProps = {
  /** What is not there: "No customers yet". */
  title: string;
  /** Why, or what to do about it. */
  text?: ReactNode;
  /** The button that does it. */
  action?: ReactNode;
};

/** In place of an empty list: what it would hold and what to do next. */
export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {text && <p className={styles.text}>{text}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
