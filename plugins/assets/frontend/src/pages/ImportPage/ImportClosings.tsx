import { Link } from '@backstage/ui';
import { Region } from '@wardroom/platform-react';
import type { ScanImportDetails } from '@wardroom/assets-common';
import { SeverityTag } from '../../components/Finding/SeverityTag';
import styles from '../../components/Import/Import.module.css';
import { messages } from '../../messages';
import { findingPath } from '../../routes';

const words = messages.scanImport.page;
const shown = 10;

type Closing = ScanImportDetails['closings'][number];

/** Which findings an import would close that waits for a person; nothing where it does not. */
export function ImportClosings({ scan }: { scan: ScanImportDetails }) {
  const { tenant, closings, counts } = scan;
  if (closings.length === 0) return null;
  const all = Math.max(counts?.closed ?? 0, closings.length);
  return (
    <Region
      title={words.closings}
      aside={words.closingsShown(closings.length, all)}
    >
      <Lines tenant={tenant} closings={closings.slice(0, shown)} />
      {closings.length > shown && (
        <details className={styles.more}>
          <summary>{words.moreClosings(closings.length - shown)}</summary>
          <Lines tenant={tenant} closings={closings.slice(shown)} />
        </details>
      )}
    </Region>
  );
}

function Lines(props: { tenant: string; closings: Closing[] }) {
  const { tenant, closings } = props;
  return (
    <ul className={styles.lines}>
      {closings.map(({ id, title, severity, asset }) => (
        <li key={id} className={styles.closing}>
          <span>
            <SeverityTag severity={severity} />
          </span>
          <span>
            <Link href={findingPath({ tenant, id })}>{title}</Link>{' '}
            <span className={styles.quiet}>{asset}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
