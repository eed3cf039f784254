import { Region, TimeText } from '@wardroom/platform-react';
import type { Finding, Occurrence } from '@wardroom/assets-common';
import { Output } from '../../components/Finding/Output';
import { messages } from '../../messages';
import styles from './FindingPage.module.css';

const words = messages.finding.page;

/** Where a finding shows, with what the scanner saw there; places where it is gone are folded. */
export function FindingPlaces({ finding }: { finding: Finding }) {
  const { occurrences, occurrenceCount } = finding;
  const present = occurrences.filter(({ goneAt }) => !goneAt);
  const gone = occurrences.filter(({ goneAt }) => goneAt);
  return (
    <Region title={words.where}>
      {present.length > 0 ? (
        <Places label={words.where} places={present} />
      ) : (
        words.nowhere
      )}
      {occurrenceCount > occurrences.length && (
        <p className={styles.note}>
          {words.firstPlaces(occurrences.length, occurrenceCount)}
        </p>
      )}
      {gone.length > 0 && (
        <details className={styles.fold}>
          <summary>{words.gone(gone.length)}</summary>
          <Places label={words.gone(gone.length)} places={gone} />
        </details>
      )}
    </Region>
  );
}

function Places(props: { label: string; places: Occurrence[] }) {
  return (
    <ul className={styles.list} aria-label={props.label}>
      {props.places.map(({ id, place, evidence, ...times }) => (
        <li key={id}>
          <div className={styles.place}>{place}</div>
          <div className={styles.note}>
            {words.firstSeen} <TimeText time={times.firstSeenAt} />
            {' · '}
            {times.goneAt ? words.goneAt : words.lastSeen}{' '}
            <TimeText time={times.goneAt ?? times.lastSeenAt} />
          </div>
          {evidence && <Output text={evidence} />}
        </li>
      ))}
    </ul>
  );
}
