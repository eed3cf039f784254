import type { EmergencyCustomer } from '@wardroom/assets-common';
import { ResultTag } from '../../components/Emergency/ResultTag';
import importStyles from '../../components/Import/Import.module.css';
import styles from '../../components/Scan/Scan.module.css';
import { messages } from '../../messages';

/** What an emergency scan says of a customer, or how far it is. */
export function CustomerResult({ customer }: { customer: EmergencyCustomer }) {
  const { result, run, tenant } = customer;
  return (
    <span className={styles.line}>
      <ResultTag result={result} />
      {run?.state === 'running' && (
        <progress
          className={importStyles.bar}
          max={100}
          value={run.progress}
          aria-label={messages.scan.runs.progress(tenant)}
        />
      )}
    </span>
  );
}
