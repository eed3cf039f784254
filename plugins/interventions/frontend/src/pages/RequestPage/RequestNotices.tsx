import { Alert, Link } from '@backstage/ui';
import { formatTime } from '@wardroom/platform-react';
import type { Intervention } from '@wardroom/interventions-common';
import { messages } from '../../messages';
import styles from './RequestPage.module.css';

const words = messages.request;

/** What must not be overlooked: the open question, the result, and that nobody but staff sees the request. */
export function RequestNotices({ request }: { request: Intervention }) {
  const { question, result, state, reopenUntil, visibility } = request;
  const { objections } = request;
  const isDone = state === 'resolved' || state === 'closed';
  const until = reopenUntil && formatTime(reopenUntil);
  return (
    <>
      {visibility === 'internal' && (
        <Alert
          className={styles.notice}
          status="info"
          title={words.internalHint}
        />
      )}
      {question && (
        <Alert
          className={styles.notice}
          status="warning"
          icon
          title={words.question}
          description={<p className={styles.text}>{question}</p>}
        />
      )}
      {objections.length > 0 && (
        <Alert
          className={styles.notice}
          status="warning"
          icon
          title={words.objections}
          description={
            <ul className={styles.objections}>
              {objections.map(({ about, text, path }) => (
                <li key={about}>
                  {path ? <Link href={path}>{text}</Link> : text}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {isDone && result && (
        <Alert
          className={styles.notice}
          status="success"
          icon
          title={words.result}
          description={
            <>
              <p className={styles.text}>{result}</p>
              {until && (
                <p className={styles.text}>
                  {state === 'resolved' ? words.closesBy : words.reopenUntil}:{' '}
                  {until}
                </p>
              )}
            </>
          }
        />
      )}
    </>
  );
}
