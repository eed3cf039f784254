import { Link } from '@backstage/ui';
import { useMay } from '@wardroom/platform-react';
import type { EmergencyCustomer } from '@wardroom/assets-common';
import styles from '../../components/Scan/Scan.module.css';
import { messages } from '../../messages';
import { scanImportPath } from '../../routes';

const { page: texts } = messages.emergency;

/** Why a customer was not scanned, and the way to what the scan has found. */
export function ResultReason({ customer }: { customer: EmergencyCustomer }) {
  const { tenant, reason, run } = customer;
  const may = useMay('scanImport.read');
  const report = may && run?.scanImportId;
  if (!reason && !report) return null;
  return (
    <span className={styles.line}>
      {reason}
      {report && (
        <Link href={scanImportPath({ tenant, id: report })}>
          {texts.report}
        </Link>
      )}
    </span>
  );
}
