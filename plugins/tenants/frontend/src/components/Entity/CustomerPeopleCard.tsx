import { useEntity } from '@backstage/plugin-catalog-react';
import {
  PageState,
  Region,
  useClient,
  useLoad,
  useMay,
} from '@wardroom/platform-react';
import { builtInRoles, tenantsContract } from '@wardroom/tenants-common';
import { messages } from '../../messages';
import { PeopleList } from './PeopleList';

/** People of the customer and their roles. */
export function CustomerPeopleCard() {
  const { entity } = useEntity();
  const tenant = entity.metadata.name;
  const client = useClient(tenantsContract);
  const may = useMay('member.read');
  const load = useLoad(
    signal => client.members.list({ tenant, limit: 50 }, { signal }),
    [tenant],
  );
  if (!may) return null;
  const { peopleEmpty, peopleEmptyText } = messages.customer;
  return (
    <Region title={messages.entity.customerPeople}>
      <PageState
        load={load}
        empty={{
          when: ({ items }) => items.length === 0,
          title: peopleEmpty,
          text: peopleEmptyText,
        }}
      >
        {({ items }) => (
          <PeopleList
            people={items.map(m => ({
              key: m.ref,
              name: m.displayName,
              note: m.roles
                .map(id => builtInRoles.find(r => r.id === id)?.name ?? id)
                .join(', '),
            }))}
          />
        )}
      </PageState>
    </Region>
  );
}
