import {
  PageState,
  Region,
  useClient,
  useLoad,
  useSettled,
} from '@wardroom/platform-react';
import {
  assetsContract,
  ScanTiming,
  type ScanPreview,
} from '@wardroom/assets-common';
import { messages } from '../../messages';
import styles from './Scan.module.css';

const words = messages.scan.preview;

/** When a draft would run next, while it is still being written. */
export function NextRuns(props: {
  tenant: string;
  timing: unknown;
  /** The one that the draft would change. */
  schedule?: string;
}) {
  const { tenant, timing, schedule } = props;
  const client = useClient(assetsContract);
  const isWhole = tenant !== '' && ScanTiming.safeParse(timing).success;
  const draft = useSettled(isWhole ? JSON.stringify(timing) : '');
  const load = useLoad(
    async signal =>
      draft
        ? client.scanSchedules.preview({ tenant, draft, schedule }, { signal })
        : undefined,
    [tenant, draft, schedule],
  );
  return (
    <Region title={words.title}>
      {draft ? (
        <PageState load={load} lines={5}>
          {preview => preview && <Runs preview={preview} />}
        </PageState>
      ) : (
        <p className={styles.text}>{words.none}</p>
      )}
    </Region>
  );
}

function Runs({ preview }: { preview: ScanPreview }) {
  const { runs, timeZone, passedOver } = preview;
  if (runs.length === 0) return <p className={styles.text}>{words.never}</p>;
  return (
    <>
      <ol className={styles.list} aria-label={words.title}>
        {runs.map(({ at, local, note, refusal }) => (
          <li key={at}>
            <time dateTime={at}>{local}</time>
            {note && <div className={styles.text}>{note}</div>}
            {refusal && <div className={styles.refusal}>{refusal}</div>}
          </li>
        ))}
      </ol>
      <p className={styles.text}>{words.zone(timeZone)}</p>
      {passedOver.length > 0 && (
        <details className={styles.text}>
          <summary>{words.passedOver(passedOver.length)}</summary>
          <ul className={styles.list}>
            {passedOver.map(({ at, local, blackout }) => (
              <li key={at}>
                {local} · {blackout}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
