import { Region } from '@wardroom/platform-react';
import type { ScanImportDetails } from '@wardroom/assets-common';
import styles from '../../components/Import/Import.module.css';
import { messages } from '../../messages';

const words = messages.scanImport.page;
const shown = 10;

/** What was odd about the file of an import. */
export function ImportWarnings({ scan }: { scan: ScanImportDetails }) {
  const { warnings, warningCount } = scan;
  if (warnings.length === 0) return null;
  return (
    <Region
      title={words.warnings}
      aside={words.warningsShown(warnings.length, warningCount)}
    >
      <Lines warnings={warnings.slice(0, shown)} />
      {warnings.length > shown && (
        <details className={styles.more}>
          <summary>{words.moreWarnings(warnings.length - shown)}</summary>
          <Lines warnings={warnings.slice(shown)} />
        </details>
      )}
    </Region>
  );
}

function Lines({ warnings }: { warnings: string[] }) {
  return (
    <ul className={styles.list}>
      {warnings.map((warning, n) => (
        <li key={`${n} ${warning}`}>{warning}</li>
      ))}
    </ul>
  );
}
