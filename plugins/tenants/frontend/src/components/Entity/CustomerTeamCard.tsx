import { useEntity } from '@backstage/plugin-catalog-react';
import {
  PageState,
  Region,
  useClient,
  useLoad,
  useMay,
} from '@wardroom/platform-react';
import { tenantsContract } from '@wardroom/tenants-common';
import { messages } from '../../messages';
import { PeopleList } from './PeopleList';

/** Who of the staff works for the customer. */
export function CustomerTeamCard() {
  const { entity } = useEntity();
  const tenant = entity.metadata.name;
  const client = useClient(tenantsContract);
  const may = useMay('assignment.read');
  const load = useLoad(
    signal =>
      client.assignments.list(
        { tenant, state: 'active', limit: 50 },
        { signal },
      ),
    [tenant],
  );
  if (!may) return null;
  const { team } = messages;
  return (
    <Region title={messages.entity.customerTeam}>
      <PageState
        load={load}
        empty={{
          when: ({ items }) => items.length === 0,
          title: team.empty,
          text: team.emptyText,
        }}
      >
        {({ items }) => (
          <PeopleList
            people={items.map(a => ({
              key: a.id,
              name: a.personName,
              note: team.kinds[a.kind],
            }))}
          />
        )}
      </PageState>
    </Region>
  );
}
