import { StateTag, TimeText, useNow } from '@wardroom/platform-react';
import { isActive, type FindingSummary } from '@wardroom/assets-common';
import { messages } from '../../messages';
import styles from './Finding.module.css';

/** Until when a finding is to be fixed, and whether that day has passed; nothing where nobody waits for it. */
export function DueTime(props: {
  finding: Pick<FindingSummary, 'dueAt' | 'state'>;
  show?: 'relative' | 'both';
}) {
  const { dueAt, state } = props.finding;
  const now = useNow();
  if (!dueAt || !isActive(state)) return null;
  return (
    <span className={styles.line}>
      <TimeText time={dueAt} show={props.show} />
      {new Date(dueAt).getTime() < now && (
        <StateTag tone="danger">{messages.finding.overdue}</StateTag>
      )}
    </span>
  );
}
