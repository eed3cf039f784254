import type { ReactNode } from 'react';
import { Button, TextField } from '@backstage/ui';
import { messages } from '../../messages';
import type { BlackoutDates } from './blackoutValues';
import styles from './Scan.module.css';

const words = messages.scan.form;

/** Blackouts of one kind: each with its two ends, why, and a button that removes it. */
export function BlackoutRows<B extends BlackoutDates>(props: {
  type: 'date' | 'time';
  labels: { from: string; to: string; remove: (at: number) => string };
  rows: readonly B[];
  onChange: (rows: B[]) => void;
  /** What a row has besides. */
  children?: (row: B, change: (changes: Partial<B>) => void) => ReactNode;
}) {
  const { type, labels, rows, onChange, children } = props;
  const change = (at: number, changes: Partial<B> | Partial<BlackoutDates>) =>
    onChange(rows.map((row, n) => (n === at ? { ...row, ...changes } : row)));
  return (
    <>
      {rows.map((row, at) => (
        <div key={String(at)} className={styles.dates}>
          {children?.(row, changes => change(at, changes))}
          {(['from', 'to'] as const).map(name => (
            <label key={name} className={styles.date}>
              {labels[name]}
              <input
                type={type}
                value={row[name]}
                onChange={({ target }) => change(at, { [name]: target.value })}
              />
            </label>
          ))}
          <TextField
            label={words.note}
            maxLength={120}
            value={row.note}
            onChange={note => change(at, { note })}
          />
          <Button
            variant="secondary"
            aria-label={labels.remove(at + 1)}
            onPress={() => onChange(rows.filter((_, n) => n !== at))}
          >
            {words.remove}
          </Button>
        </div>
      ))}
    </>
  );
}
