import { Link } from '@backstage/ui';
import {
  PageState,
  TimeText,
  useClient,
  useLoad,
  useTenant,
} from '@wardroom/platform-react';
import {
  liveStates,
  remoteAccessContract,
} from '@wardroom/remote-access-common';
import { SessionPurpose } from '../Purpose/SessionPurpose';
import { messages } from '../../messages';
import { sessionPath } from '../../routes';
import styles from './SessionList.module.css';

const words = messages.running;
const everyMs = 5_000;

/** Sessions that the technician has open. */
export function MySessions() {
  const client = useClient(remoteAccessContract);
  const { me } = useTenant();
  const load = useLoad(
    signal =>
      client.sessions.list(
        { state: [...liveStates], person: me.ref, limit: 10 },
        { signal },
      ),
    [me.ref],
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
                <Link href={sessionPath(session.tenant, session.id)}>
                  {session.target.name}
                </Link>
                <span className={styles.more}>
                  <SessionPurpose session={session} /> ·{' '}
                  <TimeText time={session.requestedAt} />
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </PageState>
  );
}
