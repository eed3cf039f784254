import { Link } from '@backstage/ui';
import { Region, TimeText } from '@wardroom/platform-react';
import type { Finding } from '@wardroom/assets-common';
import { titleOfSource } from '../../components/Finding/titleOfSource';
import { messages } from '../../messages';
import { findingPath } from '../../routes';
import styles from './FindingPage.module.css';

const words = messages.double;

/** The same weakness as others have found it; nothing where nobody has joined any. */
export function FindingDoubles({ finding }: { finding: Finding }) {
  const { tenant, doubles, doubleOf } = finding;
  if (doubles.length === 0 && !doubleOf) return null;
  return (
    <Region title={words.title}>
      {doubleOf && (
        <p className={styles.note}>
          {words.behind}{' '}
          <Link href={findingPath({ tenant, id: doubleOf.id })}>
            {doubleOf.title}
          </Link>
        </p>
      )}
      {doubles.length > 0 && (
        <ul className={styles.list} aria-label={words.title}>
          {doubles.map(({ id, title, source, lastSeenAt }) => (
            <li key={id}>
              <Link href={findingPath({ tenant, id })}>{title}</Link>
              <div className={styles.note}>
                {titleOfSource(source)} · {words.lastSeen}{' '}
                <TimeText time={lastSeenAt} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Region>
  );
}
