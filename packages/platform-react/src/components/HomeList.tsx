import { Fragment, type ReactNode } from 'react';
import { Link } from '@backstage/ui';
import type { Load } from '../data/useLoad';
import type { EmptyStateProps } from './EmptyState';
import { PageState } from './PageState';
import styles from './HomeList.module.css';

/** A short list in a card of a home page: the first of many, with a way to all of them. */
export function HomeList<T>(props: {
  /** Accessible name of the list. */
  label: string;
  load: Load<{ items: readonly T[] }>;
  itemKey: (item: T) => string;
  empty: EmptyStateProps;
  /** Whether the first is to be dealt with first. */
  ordered?: boolean;
  /** The page that has all of them. */
  all?: { href: string; label: string };
  /** What else can be done; stands beside the way to all of them. */
  action?: ReactNode;
  /** Draws an item, as a HomeItem. */
  children: (item: T) => ReactNode;
}) {
  const { label, load, itemKey, empty, ordered, all, action, children } = props;
  const List = ordered ? 'ol' : 'ul';
  return (
    <div className={styles.whole}>
      <PageState
        load={load}
        empty={{ when: ({ items }) => items.length === 0, ...empty }}
      >
        {({ items }) => (
          <List className={styles.list} aria-label={label}>
            {items.map(item => (
              <Fragment key={itemKey(item)}>{children(item)}</Fragment>
            ))}
          </List>
        )}
      </PageState>
      {(all || action) && (
        <div className={styles.foot}>
          {action}
          {all && <Link href={all.href}>{all.label}</Link>}
        </div>
      )}
    </div>
  );
}
