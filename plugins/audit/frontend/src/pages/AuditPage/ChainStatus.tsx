import { Alert } from '@backstage/ui';
import { ErrorState } from '@wardroom/platform-react';
import { messages } from '../../messages';
import styles from './AuditPage.module.css';
import type { ChainCheck } from './useChainCheck';

const words = messages.verify;

/** How far the check is, and what it found. */
export function ChainStatus(props: { check: ChainCheck; onRetry: () => void }) {
  const { check, onRetry } = props;
  const { running, checked, total, intact, firstBad, checkpoints } = check;
  const found = intact ? words.intact(checked) : undefined;
  return (
    <>
      {running && (
        <div className={styles.progress}>
          <progress
            aria-label={words.progress}
            value={total && checked}
            max={total}
          />
          {total !== undefined && <span>{words.checked(checked, total)}</span>}
        </div>
      )}
      {/* Stands there from the beginning: screen readers tell what changes in it, not that it appears. */}
      <div role="status" aria-label={found} className={styles.status}>
        {found && (
          <Alert
            status="success"
            icon
            title={found}
            description={words.checkpoints(checkpoints)}
          />
        )}
      </div>
      {firstBad && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={words.broken(firstBad.sequence)}
          description={
            <>
              {firstBad.message}.{' '}
              {firstBad.since && firstBad.since < firstBad.sequence
                ? words.since(firstBad.since, firstBad.sequence)
                : ''}{' '}
              {words.brokenHint}
            </>
          }
        />
      )}
      {check.error && <ErrorState error={check.error} onRetry={onRetry} />}
    </>
  );
}
