import { Link } from '@backstage/ui';
import {
  DataTable,
  PersonName,
  TimeText,
  useClient,
  usePages,
  type TableColumn,
} from '@wardroom/platform-react';
import { assetsContract, type EmergencyScan } from '@wardroom/assets-common';
import { emergencyPath } from '../../components/Emergency/emergencyPath';
import { messages } from '../../messages';

const { list: texts } = messages.emergency;
const { columns: words } = texts;
const everyMs = 30_000;

function plain(id: keyof typeof words) {
  return { id, label: words[id], sortable: false };
}

const columnsOf = (ofOne: boolean): TableColumn<EmergencyScan>[] => [
  {
    ...plain('vulnerabilities'),
    rowHeader: true,
    value: titleOf,
    cell: one => <Link href={emergencyPath(one)}>{titleOf(one)}</Link>,
  },
  { ...plain('reason'), value: one => one.reason },
  {
    ...plain('at'),
    value: one => one.createdAt,
    cell: one => <TimeText time={one.createdAt} />,
  },
  {
    ...plain('by'),
    value: one => one.requestedBy,
    cell: one => <PersonName personRef={one.requestedBy} />,
  },
  ofOne
    ? { ...plain('state'), value: one => texts.ofOne(one.underWay) }
    : {
        ...plain('customers'),
        value: one => texts.underWay(one.underWay, one.customerCount),
      },
];

/** Searches for CVEs at several customers; nothing where there were none. */
export function EmergencyTable({ tenant }: { tenant: string | undefined }) {
  const { emergencyScans } = useClient(assetsContract);
  const load = usePages(
    ({ signal, ...page }) =>
      emergencyScans.list({ ...page, tenant }, { signal }),
    [tenant],
    { every: everyMs, limit: 5 },
  );
  if (!load.error && !load.data?.length) return null;
  return (
    <DataTable
      caption={texts.title}
      columns={columnsOf(Boolean(tenant))}
      load={load}
      rowKey={one => one.id}
      rowName={titleOf}
      empty={{ title: texts.title }}
    />
  );
}

function titleOf({ vulnerabilityIds }: EmergencyScan): string {
  return vulnerabilityIds.join(', ');
}
