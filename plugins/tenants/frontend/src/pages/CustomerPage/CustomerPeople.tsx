import {
  DataTable,
  formatWords,
  Region,
  StateTag,
  useClient,
  useMay,
  usePages,
  type TableColumn,
} from '@wardroom/platform-react';
import {
  builtInRoles,
  tenantsContract,
  type Member,
} from '@wardroom/tenants-common';
import { messages } from '../../messages';

const words = messages.customer;

const columns: TableColumn<Member>[] = [
  {
    id: 'name',
    label: messages.fields.name,
    rowHeader: true,
    value: m => m.displayName,
  },
  { id: 'email', label: words.email, value: m => m.email },
  {
    id: 'roles',
    label: words.roles,
    value: m => m.roles.map(roleName).join(', '),
  },
  {
    id: 'state',
    label: messages.customers.columns.state,
    value: m => m.state,
    cell: m => (
      <StateTag tone={m.state === 'active' ? 'good' : 'neutral'}>
        {formatWords(m.state)}
      </StateTag>
    ),
  },
];

/** People of the customer, to be read only: they are managed on the page “People”. */
export function CustomerPeople({ tenant }: { tenant: string }) {
  const client = useClient(tenantsContract);
  const mayRead = useMay('member.read');
  const load = usePages(
    ({ signal, ...page }) =>
      client.members.list({ ...page, tenant }, { signal }),
    [tenant],
  );
  if (!mayRead) return null;
  return (
    <Region title={words.people} plain>
      <DataTable
        caption={words.people}
        hideCaption
        columns={columns}
        load={load}
        rowKey={m => m.ref}
        rowName={m => m.displayName}
        empty={{ title: words.peopleEmpty, text: words.peopleEmptyText }}
      />
    </Region>
  );
}

/** Built-in roles have names for people; an own role shows its id until its list is opened. */
function roleName(id: string): string {
  return builtInRoles.find(role => role.id === id)?.name ?? id;
}
