import { useClient, useLoad, useTenant } from '@wardroom/platform-react';
import { tenantsContract } from '@wardroom/tenants-common';
import { messages } from '../../messages';

/** How many people of the provider look after the company. */
export function AssignmentSentence() {
  const client = useClient(tenantsContract);
  const { me } = useTenant();
  const { data } = useLoad(
    signal =>
      client.assignments.list(
        { tenant: me.tenant, state: 'active', limit: 200 },
        { signal },
      ),
    [me.tenant],
  );
  if (!data) return null;
  const people = new Set(data.items.map(({ person }) => person));
  const { assigned, provider } = messages.sentence;
  return <>{assigned(people.size, provider)}</>;
}
