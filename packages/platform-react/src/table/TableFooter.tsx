import { Button } from '@backstage/ui';
import { ErrorState } from '../components/PageState';
import type { Load } from '../data/useLoad';
import type { Pages } from '../data/usePages';
import { messages } from '../messages';
import styles from './DataTable.module.css';

/** How many rows there are, and the button that brings the next page. */
export function TableFooter<T>(props: {
  load: Load<T[]> | Pages<T>;
  sorted: boolean;
  /** Says how many rows there are, even where all of them are shown. */
  counted: boolean;
}) {
  const { load, sorted, counted } = props;
  const pages = 'loadMore' in load ? load : undefined;
  const count = load.data?.length ?? 0;
  const { table } = messages;
  if (!counted && !pages?.hasMore) return null;
  return (
    <div className={styles.footer}>
      {pages?.moreError && (
        <ErrorState error={pages.moreError} onRetry={pages.loadMore} />
      )}
      <span role="status">
        {pages?.hasMore ? table.rowsSoFar(count) : table.rows(count)}
        {pages?.hasMore && sorted && ` · ${table.sortedWithin(count)}`}
      </span>
      {pages?.hasMore && (
        <Button
          variant="secondary"
          size="small"
          isPending={pages.loadingMore}
          onPress={pages.loadMore}
        >
          {table.loadMore}
        </Button>
      )}
    </div>
  );
}
