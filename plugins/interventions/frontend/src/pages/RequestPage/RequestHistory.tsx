import { PersonName, TimeText } from '@wardroom/platform-react';
import type {
  Intervention,
  InterventionStep,
} from '@wardroom/interventions-common';
import { RequestState } from '../../components/Request/RequestState';
import { messages } from '../../messages';
import styles from './RequestHistory.module.css';

const words = messages.history;

/** Everything that happened to a request, last things first. */
export function RequestHistory({ request }: { request: Intervention }) {
  return (
    <ol className={styles.list} aria-label={words.label} reversed>
      {[...request.history].reverse().map(step => (
        <li key={step.id} className={styles.step}>
          <div>
            <PersonName personRef={step.actor} /> {words.steps[step.action]}{' '}
            <RequestState state={step.state} />
          </div>
          <div className={styles.time}>
            <TimeText time={step.at} show="both" />
          </div>
          <Note step={step} />
        </li>
      ))}
    </ol>
  );
}

function Note({ step: { action, note } }: { step: InterventionStep }) {
  if (!note) return null;
  if (action === 'assign' || action === 'unassign') {
    return (
      <p className={styles.note}>
        {action === 'assign' ? words.to : words.from}{' '}
        <PersonName personRef={note} />
      </p>
    );
  }
  return (
    <p className={styles.note}>
      {action === 'update' ? words.changed(note) : note}
    </p>
  );
}
