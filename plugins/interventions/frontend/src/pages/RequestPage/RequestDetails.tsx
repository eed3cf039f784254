import { Region } from '@wardroom/platform-react';
import type { Intervention } from '@wardroom/interventions-common';
import { messages } from '../../messages';
import styles from './RequestPage.module.css';

const words = messages.request;

/** What was asked for, and what came of it. */
export function RequestDetails({ request }: { request: Intervention }) {
  return (
    <>
      <Region title={words.description} plain>
        <p className={styles.text}>{request.description}</p>
      </Region>
      {request.result && (
        <Region title={words.result} plain>
          <p className={styles.text}>{request.result}</p>
        </Region>
      )}
    </>
  );
}
