import { useState } from 'react';
import { Button } from '@backstage/ui';
import { Region, useClient, useMay, usePages } from '@wardroom/platform-react';
import { tenantsContract, type Tenant } from '@wardroom/tenants-common';
import { AssignDialog } from '../../components/Assignments/AssignDialog';
import { AssignmentTable } from '../../components/Assignments/AssignmentTable';
import { messages } from '../../messages';

/** Who of the staff works for this customer. */
export function CustomerTeam({ customer }: { customer: Tenant }) {
  const { id: tenant, state, name } = customer;
  const client = useClient(tenantsContract);
  const mayRead = useMay('assignment.read');
  const mayAssign = useMay('assignment.create');
  const [assigning, setAssigning] = useState(false);
  const load = usePages(
    ({ signal, ...page }) =>
      client.assignments.list({ ...page, tenant }, { signal }),
    [tenant],
  );
  if (!mayRead) return null;
  const assign = mayAssign && state !== 'closed' && (
    <Button size="small" variant="secondary" onPress={() => setAssigning(true)}>
      {messages.team.assign}
    </Button>
  );
  return (
    <Region title={messages.customer.team} aside={assign} plain>
      <AssignmentTable load={load} nameOf={() => name} />
      {assigning && (
        <AssignDialog
          customers={[customer]}
          onDone={load.reload}
          onClose={() => setAssigning(false)}
        />
      )}
    </Region>
  );
}
