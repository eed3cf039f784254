import { PersonName, StateTag, TimeText } from '@wardroom/platform-react';
import type { Intervention } from '@wardroom/interventions-common';
import { PriorityTag } from '../../components/Request/PriorityTag';
import { RequestState } from '../../components/Request/RequestState';
import { messages } from '../../messages';
import styles from './RequestPage.module.css';

/** How far a request is, who works on it, and what comes next. */
export function RequestStatus({ request }: { request: Intervention }) {
  const { state, priority, assignee, stateSince, visibility } = request;
  return (
    <span className={styles.status}>
      <RequestState state={state} />
      <TimeText time={stateSince} />
      <PriorityTag priority={priority} />
      {visibility === 'internal' && (
        <StateTag tone="neutral">{messages.request.internal}</StateTag>
      )}
      <span>
        {messages.list.columns.assignee}:{' '}
        {assignee ? <PersonName personRef={assignee} /> : messages.nobody}
      </span>
      <span>{messages.nextStep[state]}</span>
    </span>
  );
}
