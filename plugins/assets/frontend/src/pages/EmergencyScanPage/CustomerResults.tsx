import { Link } from '@backstage/ui';
import {
  DataTable,
  TenantName,
  useMay,
  useTenant,
  withoutCustomer,
  type Load,
  type TableColumn,
} from '@wardroom/platform-react';
import {
  EmergencyResult,
  type EmergencyCustomer,
  type EmergencyScanDetails,
} from '@wardroom/assets-common';
import { ResultTag } from '../../components/Emergency/ResultTag';
import importStyles from '../../components/Import/Import.module.css';
import styles from '../../components/Scan/Scan.module.css';
import { messages } from '../../messages';
import { findingsPath, scanImportPath } from '../../routes';

const { page: texts, results } = messages.emergency;
const { columns: words } = texts;
const worstFirst: EmergencyResult[] = [
  ...(['exposed', 'not-scanned', 'pending', 'not-found'] as const),
];

function plain(id: keyof typeof words) {
  return { id, label: words[id] };
}

const columnsOf = (vulnerability: string): TableColumn<EmergencyCustomer>[] => [
  {
    ...plain('customer'),
    rowHeader: true,
    value: one => one.tenant,
    cell: one => <TenantName tenant={one.tenant} />,
  },
  {
    ...plain('result'),
    value: one => results[one.result],
    cell: one => <Result customer={one} />,
  },
  {
    ...plain('exposed'),
    align: 'end',
    value: one => one.exposed,
    cell: one =>
      one.exposed > 0 ? (
        <Link
          href={findingsPath({ tenant: one.tenant, search: vulnerability })}
        >
          {texts.assets(one.exposed)}
        </Link>
      ) : (
        0
      ),
  },
  { ...plain('notFound'), align: 'end', value: one => one.notFound },
  {
    ...plain('notScanned'),
    align: 'end',
    value: one => one.assets - one.exposed - one.notFound,
  },
  {
    ...plain('reason'),
    sortable: false,
    value: one => one.reason,
    cell: one => <Outcome customer={one} />,
  },
];

/** The customers of an emergency scan: exposed, not found, not scanned. */
export function CustomerResults(props: {
  load: Load<EmergencyScanDetails>;
  emergency: EmergencyScanDetails;
}) {
  const { load, emergency } = props;
  const { tenant } = useTenant();
  const [vulnerability] = emergency.vulnerabilityIds;
  const data = [...emergency.customers].sort(
    (a, b) => worstFirst.indexOf(a.result) - worstFirst.indexOf(b.result),
  );
  return (
    <DataTable
      caption={texts.customers}
      columns={withoutCustomer(columnsOf(vulnerability), Boolean(tenant))}
      load={{ ...load, data }}
      rowKey={one => one.tenant}
      rowName={one => one.tenant}
      exportName="emergency-scan"
      empty={{ title: texts.customers }}
    />
  );
}

function Result({ customer }: { customer: EmergencyCustomer }) {
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

function Outcome({ customer }: { customer: EmergencyCustomer }) {
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
