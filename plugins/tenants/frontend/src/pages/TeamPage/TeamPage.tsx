import { useState } from 'react';
import { Button } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import {
  FilterSelect,
  PageLayout,
  useClient,
  useMay,
  usePages,
  useTableView,
  useTenant,
} from '@wardroom/platform-react';
import { Assignment, tenantsContract } from '@wardroom/tenants-common';
import { AssignDialog } from '../../components/Assignments/AssignDialog';
import { AssignmentTable } from '../../components/Assignments/AssignmentTable';
import { useCustomers } from '../../hooks/useCustomers';
import { messages } from '../../messages';

const words = messages.team;
const states = Assignment.shape.state;

/** Who of the staff works for which customer. */
export function TeamPage() {
  const client = useClient(tenantsContract);
  const { tenant: current } = useTenant();
  const view = useTableView({
    id: 'assignments',
    filters: ['state', 'customer'],
  });
  const customers = useCustomers();
  const chosen = view.value('customer') ?? current?.id;
  const state = states.safeParse(view.value('state')).data;
  const load = usePages(
    ({ signal, ...page }) =>
      client.assignments.list({ ...page, tenant: chosen, state }, { signal }),
    [chosen, state],
  );
  const mayAssign = useMay('assignment.create');
  const [assigning, setAssigning] = useState(false);
  const assign = mayAssign && customers.data && (
    <Button
      iconStart={<RiAddLine aria-hidden="true" />}
      onPress={() => setAssigning(true)}
    >
      {words.assign}
    </Button>
  );
  const names = new Map(customers.data?.map(({ id, name }) => [id, name]));
  return (
    <PageLayout title={words.title} subtitle={words.subtitle} actions={assign}>
      <AssignmentTable
        load={load}
        view={view}
        nameOf={id => names.get(id) ?? id}
        emptyAction={assign}
        filters={
          <>
            <FilterSelect
              view={view}
              filter="state"
              label={words.state}
              single
              options={states.options.map(value => ({
                value,
                label: words.states[value],
              }))}
            />
            <FilterSelect
              view={view}
              filter="customer"
              label={words.customer}
              single
              options={(customers.data ?? []).map(({ id, name }) => ({
                value: id,
                label: name,
              }))}
            />
          </>
        }
      />
      {assigning && (
        <AssignDialog
          customers={open(customers.data)}
          onDone={load.reload}
          onClose={() => setAssigning(false)}
        />
      )}
    </PageLayout>
  );
}

function open<T extends { state: string }>(customers: T[] = []): T[] {
  return customers.filter(({ state }) => state !== 'closed');
}
