import type { ReactNode } from 'react';
import styles from './Facts.module.css';

/** Names and values of one thing, as a description list. Facts without a value are left out. */
export function Facts(props: {
  facts: readonly { label: string; value: ReactNode }[];
}) {
  const known = props.facts.filter(
    ({ value }) => value !== undefined && value !== null && value !== '',
  );
  return (
    <dl className={styles.facts}>
      {known.map(({ label, value }) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
