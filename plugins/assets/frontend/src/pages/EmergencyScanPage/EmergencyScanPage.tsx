import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { Link } from '@backstage/ui';
import {
  PageLayout,
  PageState,
  useClient,
  useLoad,
  useTenant,
} from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { CustomerResults } from './CustomerResults';
import { EmergencyFacts } from './EmergencyFacts';

const words = messages.emergency.page;
const everyMs = 4_000;

/** One search for CVEs: how far it is, and which customers are exposed. */
export function EmergencyScanPage() {
  const { id = '' } = useParams();
  const { tenant: current } = useTenant();
  const tenant = current?.id;
  const { emergencyScans } = useClient(assetsContract);
  const [busy, setBusy] = useState(true);
  const load = useLoad(
    async signal => {
      const found = await emergencyScans.get({ id, tenant }, { signal });
      setBusy(found.customers.some(({ result }) => result === 'pending'));
      return found;
    },
    [id, tenant],
    { every: busy ? everyMs : undefined },
  );
  const found = load.data;
  return (
    <PageLayout
      title={
        found ? words.title(found.vulnerabilityIds.join(', ')) : words.loading
      }
      above={<Link href="/scans">{words.back}</Link>}
    >
      <PageState load={load}>
        {emergency => {
          const [own] = tenant ? emergency.customers : [];
          return (
            <>
              <EmergencyFacts emergency={emergency} own={own} />
              {!own && <CustomerResults load={load} emergency={emergency} />}
            </>
          );
        }}
      </PageState>
    </PageLayout>
  );
}
