import { PersonName } from '@wardroom/platform-react';
import styles from './AuditPage.module.css';

const reference =
  /(user:[a-z0-9-]+\/[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|plugin:[a-z-]+)/;

/** What happened, with the names of people in place of their references. */
export function EventSentence({ sentence }: { sentence: string }) {
  return (
    <span className={styles.sentence}>
      {sentence.split(reference).map((part, i) =>
        // Splitting by a group puts what it matched at the odd places.
        i % 2 ? <PersonName key={i} personRef={part} /> : part,
      )}
    </span>
  );
}
