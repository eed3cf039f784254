import { Link } from '@backstage/ui';
import {
  PageState,
  PersonName,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { GrantActions } from '../Grants/GrantActions';
import { grantInWords } from '../Grants/grantInWords';
import styles from './SessionList.module.css';

const words = messages.grant.widget;
const everyMs = 5_000;

/** Technicians who ask for access, each with a decision. */
export function AccessRequests() {
  const client = useClient(remoteAccessContract);
  const load = useLoad(
    signal =>
      client.grants.list({ state: ['requested'], limit: 10 }, { signal }),
    [],
    { every: everyMs },
  );
  return (
    <>
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
            {page.items.map(grant => (
              <li key={grant.id} className={styles.item}>
                <span>
                  <PersonName personRef={grant.requestedBy} />:{' '}
                  {grantInWords(grant)}
                  <span className={styles.more}>{grant.reason}</span>
                </span>
                <GrantActions grant={grant} onDone={load.reload} />
              </li>
            ))}
          </ul>
        )}
      </PageState>
      <Link href="/access">{words.all}</Link>
    </>
  );
}
