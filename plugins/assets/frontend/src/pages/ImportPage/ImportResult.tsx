import { Facts, Region } from '@wardroom/platform-react';
import type { ScanImport } from '@wardroom/assets-common';
import styles from '../../components/Import/Import.module.css';
import { messages } from '../../messages';

const words = messages.scanImport.page;

/** What an import did in findings, or would do while somebody has to decide. */
export function ImportResult({ scan }: { scan: ScanImport }) {
  const { counts, state } = scan;
  if (!counts) return null;
  const { assets, skipped, ...numbers } = counts;
  const facts = Object.entries({ ...numbers, ...assets }).map(
    ([name, value]) => ({
      label: words.counts[name as keyof typeof words.counts],
      value: value.toLocaleString('en-GB'),
    }),
  );
  return (
    <Region title={state === 'held' ? words.preview : words.result}>
      <Facts facts={facts} />
      {skipped.length > 0 && (
        <>
          <h3 className={styles.heading}>{words.skipped}</h3>
          <ul className={styles.list}>
            {skipped.map(({ reason, records }) => (
              <li key={reason}>{words.skippedLine(reason, records)}</li>
            ))}
          </ul>
        </>
      )}
    </Region>
  );
}
