import {
  DataTable,
  TimeText,
  useClient,
  usePages,
  useTenant,
  type TableColumn,
} from '@wardroom/platform-react';
import { tenantsContract, type Assignment } from '@wardroom/tenants-common';
import { messages } from '../../messages';

const words = messages.whoHasAccess;

const columns: TableColumn<Assignment>[] = [
  {
    id: 'person',
    label: words.columns.person,
    rowHeader: true,
    value: a => a.personName,
  },
  {
    id: 'kind',
    label: words.columns.kind,
    value: a => messages.team.kinds[a.kind],
  },
  {
    id: 'from',
    label: words.columns.since,
    value: a => a.from,
    cell: a => <TimeText time={a.from} />,
  },
  {
    id: 'until',
    label: words.columns.until,
    value: a => a.until,
    cell: a =>
      a.until ? <TimeText time={a.until} show="absolute" /> : words.openEnd,
  },
];

/** Who of the provider's staff may work for the own company now. */
export function AssignedTechnicians() {
  const client = useClient(tenantsContract);
  const { me } = useTenant();
  const load = usePages(
    ({ signal, ...page }) =>
      client.assignments.list(
        { ...page, tenant: me.tenant, state: 'active' },
        { signal },
      ),
    [me.tenant],
  );
  return (
    <DataTable
      caption={words.heading}
      columns={columns}
      load={load}
      rowKey={a => a.id}
      rowName={a => a.personName}
      empty={{ title: words.empty, text: words.emptyText }}
    />
  );
}
