import type { ScanImport } from '@wardroom/assets-common';
import { messages } from '../../messages';
import styles from './Import.module.css';
import { isUnderWay } from './isUnderWay';

const words = messages.scanImport;

/** How much of the work is done, while it is being done. */
export function ImportProgress({ scan }: { scan: ScanImport }) {
  if (!isUnderWay(scan)) return null;
  return (
    <span className={styles.line}>
      <progress
        className={styles.bar}
        max={100}
        value={scan.progress}
        aria-label={words.progress(scan.name)}
      />
      {words.percent(scan.progress)}
    </span>
  );
}
