import {
  DataTable,
  TenantName,
  type Load,
  type TableColumn,
} from '@wardroom/platform-react';
import {
  EmergencyResult,
  type EmergencyCustomer,
  type EmergencyScanDetails,
} from '@wardroom/assets-common';
import { messages } from '../../messages';
import { CustomerResult } from './CustomerResult';
import { ExposedAssets } from './ExposedAssets';
import { ResultReason } from './ResultReason';

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
    cell: one => <CustomerResult customer={one} />,
  },
  {
    ...plain('exposed'),
    align: 'end',
    value: one => one.exposed,
    cell: one => <ExposedAssets customer={one} vulnerability={vulnerability} />,
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
    cell: one => <ResultReason customer={one} />,
  },
];

/** The customers of an emergency scan: exposed, not found, not scanned. */
export function CustomerResults(props: {
  load: Load<EmergencyScanDetails>;
  emergency: EmergencyScanDetails;
}) {
  const { load, emergency } = props;
  const [vulnerability] = emergency.vulnerabilityIds;
  const data = [...emergency.customers].sort(
    (a, b) => worstFirst.indexOf(a.result) - worstFirst.indexOf(b.result),
  );
  return (
    <DataTable
      caption={texts.customers}
      columns={columnsOf(vulnerability)}
      load={{ ...load, data }}
      rowKey={one => one.tenant}
      rowName={one => one.tenant}
      exportName="emergency-scan"
      empty={{ title: texts.customers }}
    />
  );
}
