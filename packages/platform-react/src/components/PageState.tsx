import { useEffect, useState, type ReactNode } from 'react';
import { Alert, Button, Skeleton, VisuallyHidden } from '@backstage/ui';
import type { ProblemError } from '../api/ProblemError';
import type { Load } from '../data/useLoad';
import { messages } from '../messages';
import { EmptyState, type EmptyStateProps } from './EmptyState';
import styles from './PageState.module.css';

const skeletonAfterMillis = 300;

/** Loading, empty, error or content: the four states of everything that is fetched. */
export function PageState<T>(props: {
  load: Load<T>;
  /** Whether there is nothing to show, and what to say then. */
  empty?: EmptyStateProps & { when: (data: T) => boolean };
  /** Shows nothing at all to people who may not read it. */
  hideWhenForbidden?: boolean;
  /** Lines of the skeleton. */
  lines?: number;
  children: (data: T) => ReactNode;
}) {
  const { load, empty, hideWhenForbidden, lines, children } = props;
  const { data, error } = load;
  if (error?.status === 403 && hideWhenForbidden) return null;
  if (data === undefined) {
    if (!error) return <LoadingState lines={lines} />;
    return <ErrorState error={error} onRetry={load.reload} />;
  }
  return (
    <>
      {error && <ErrorState error={error} onRetry={load.reload} />}
      {empty?.when(data) ? <EmptyState {...empty} /> : children(data)}
    </>
  );
}

/** Says at once that something loads; draws a skeleton when it takes longer. */
export function LoadingState(props: { lines?: number }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), skeletonAfterMillis);
    return () => clearTimeout(timer);
  }, []);
  const lines = Array.from({ length: props.lines ?? 4 }, (_, i) => i);
  return (
    <div role="status" className={styles.loading} aria-busy="true">
      <VisuallyHidden>{messages.loading}</VisuallyHidden>
      {slow ? (
        lines.map(line => (
          <Skeleton key={line} height={20} width={line % 3 ? '100%' : '60%'} />
        ))
      ) : (
        <div className={styles.line} aria-hidden="true" />
      )}
    </div>
  );
}

/** An error in words, with a button that tries again. */
export function ErrorState(props: {
  error: ProblemError;
  onRetry?: () => void;
}) {
  const { error, onRetry } = props;
  const id = error.requestId && messages.problem.requestId(error.requestId);
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={error.title}
      description={
        <>
          {error.detail}
          {error.status >= 500 && id && (
            <span className={styles.request}>{id}</span>
          )}
        </>
      }
      customActions={
        onRetry && (
          <Button variant="secondary" onPress={onRetry}>
            {messages.retry}
          </Button>
        )
      }
    />
  );
}
