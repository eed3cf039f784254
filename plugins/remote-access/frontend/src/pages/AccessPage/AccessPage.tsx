import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  PageLayout,
  Region,
  useClient,
  useMay,
  usePages,
  useTenant,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type GrantState,
} from '@wardroom/remote-access-common';
import { EmergencyRegion } from '../../components/Emergencies/EmergencyRegion';
import { GiveAccessDialog } from '../../components/Grants/GiveAccessDialog';
import { GrantTable } from '../../components/Grants/GrantTable';
import { ProviderAccessSwitch } from '../../components/ProviderAccess/ProviderAccessSwitch';
import { messages } from '../../messages';

const words = messages.grant;
const everyMs = 5_000;
const asked: GrantState[] = ['requested'];
const decided: GrantState[] = [
  'granted',
  'declined',
  'withdrawn',
  'revoked',
  'expired',
];

/** Who may come in: the customer's switch, requests for access, grants, emergency access. */
export function AccessPage() {
  const { tenant, workspace } = useTenant();
  const mayReadEmergencies = useMay('emergency.read');
  const inPortal = workspace === 'portal';
  return (
    <PageLayout
      title={inPortal ? words.portalTitle : words.consoleTitle}
      subtitle={inPortal ? words.portalSubtitle : words.consoleSubtitle}
    >
      {tenant && <ProviderAccessSwitch tenant={tenant.id} />}
      <Grants tenant={tenant?.id} />
      {mayReadEmergencies && <EmergencyRegion />}
    </PageLayout>
  );
}

function Grants({ tenant }: { tenant?: string }) {
  const mayCreate = useMay('grant.create');
  const [giving, setGiving] = useState(false);
  const requests = useGrants(tenant, asked);
  const grants = useGrants(tenant, decided);
  const reload = () => {
    requests.reload();
    grants.reload();
  };
  const give = tenant && mayCreate && (
    <Button size="small" onPress={() => setGiving(true)}>
      {words.create}
    </Button>
  );
  return (
    <>
      <Region title={words.requests}>
        <GrantTable
          caption={words.requests}
          load={{ ...requests, reload }}
          empty={{ title: words.noRequests, text: words.noRequestsText }}
        />
      </Region>
      <Region title={words.table} aside={give || undefined}>
        <GrantTable
          caption={words.table}
          load={{ ...grants, reload }}
          empty={{ title: words.empty, text: words.emptyText }}
        />
      </Region>
      {tenant && giving && (
        <GiveAccessDialog
          tenant={tenant}
          onDone={reload}
          onClose={() => setGiving(false)}
        />
      )}
    </>
  );
}

function useGrants(tenant: string | undefined, state: GrantState[]) {
  const client = useClient(remoteAccessContract);
  return usePages(
    ({ signal, ...page }) =>
      client.grants.list({ ...page, tenant, state }, { signal }),
    [tenant],
    { every: everyMs },
  );
}
