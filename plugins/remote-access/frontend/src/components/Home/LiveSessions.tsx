import {
  PageState,
  PersonName,
  TimeText,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import {
  liveStates,
  remoteAccessContract,
} from '@wardroom/remote-access-common';
import { SessionPurpose } from '../Purpose/SessionPurpose';
import { messages } from '../../messages';
import { EndAccess } from './EndAccess';
import styles from './SessionList.module.css';

const words = messages.access;
const everyMs = 4_000;

/** Sessions that run in the customer's systems at this moment, each with a button that ends it. */
export function LiveSessions() {
  const client = useClient(remoteAccessContract);
  const load = useLoad(
    signal =>
      client.sessions.list({ state: [...liveStates], limit: 20 }, { signal }),
    [],
    { every: everyMs },
  );
  return (
    <PageState
      load={load}
      empty={{
        when: page => page.items.length === 0,
        title: words.none,
        text: words.noneText,
      }}
    >
      {page => (
        <ul className={styles.list} aria-label={words.title}>
          {page.items.map(session => (
            <li key={session.id} className={styles.item}>
              <span>
                <PersonName personRef={session.person} />: {session.target.name}
                <span className={styles.more}>
                  <SessionPurpose session={session} /> · {words.since}{' '}
                  <TimeText time={session.activeAt ?? session.requestedAt} />
                </span>
              </span>
              <EndAccess
                session={session}
                label={words.end}
                onDone={load.reload}
              />
            </li>
          ))}
        </ul>
      )}
    </PageState>
  );
}
