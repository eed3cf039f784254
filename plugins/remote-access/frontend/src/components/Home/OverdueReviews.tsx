import {
  PageState,
  PersonName,
  TenantName,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { EmergencyActions } from '../Emergencies/EmergencyActions';
import styles from './SessionList.module.css';

const words = messages.emergency;
const everyMs = 15_000;

/** Emergency access that waits for somebody: to be decided on, or to be reviewed; what is overdue says so. */
export function OverdueReviews() {
  const client = useClient(remoteAccessContract);
  const load = useLoad(
    signal =>
      client.emergencies.list(
        { state: ['requested', 'active', 'ended'], limit: 10 },
        { signal },
      ),
    [],
    { every: everyMs },
  );
  return (
    <PageState
      load={load}
      empty={{
        when: page => page.items.length === 0,
        title: words.empty,
        text: words.emptyText,
      }}
    >
      {page => (
        <ul className={styles.list} aria-label={words.title}>
          {page.items.map(emergency => (
            <li key={emergency.id} className={styles.item}>
              <span>
                <TenantName tenant={emergency.tenant} />,{' '}
                <PersonName personRef={emergency.person} />
                <span className={styles.more}>
                  {emergency.overdue
                    ? words.overdue
                    : words.states[emergency.state]}{' '}
                  · {emergency.reason}
                </span>
              </span>
              <EmergencyActions emergency={emergency} onDone={load.reload} />
            </li>
          ))}
        </ul>
      )}
    </PageState>
  );
}
