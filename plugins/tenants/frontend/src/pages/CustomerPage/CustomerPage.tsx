import { useParams } from 'react-router-dom';
import { Link } from '@backstage/ui';
import {
  PageLayout,
  PageState,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import { tenantsContract } from '@wardroom/tenants-common';
import { CustomerState } from '../../components/CustomerState/CustomerState';
import { messages } from '../../messages';
import { CustomerActions } from './CustomerActions';
import { CustomerFacts } from './CustomerFacts';
import { CustomerPeople } from './CustomerPeople';
import { CustomerTeam } from './CustomerTeam';

const words = messages.customer;

/** One customer: facts, team, people, and what can be done with it. */
export function CustomerPage() {
  const { tenant = '' } = useParams();
  const client = useClient(tenantsContract);
  const load = useLoad(
    signal => client.tenants.get({ tenant }, { signal }),
    [tenant],
  );
  const customer = load.data;
  return (
    <PageLayout
      title={customer?.name ?? tenant}
      above={<Link href="/customers">{words.back}</Link>}
      subtitle={
        customer && (
          <>
            <CustomerState state={customer.state} />{' '}
            {customer.stateReason ?? ''}
          </>
        )
      }
      actions={
        customer && (
          <CustomerActions customer={customer} onChange={load.reload} />
        )
      }
    >
      <PageState load={load}>
        {data => (
          <>
            <CustomerFacts customer={data} />
            <CustomerTeam customer={data} />
            <CustomerPeople tenant={data.id} />
          </>
        )}
      </PageState>
    </PageLayout>
  );
}
