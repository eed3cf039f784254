import { useState } from 'react';
import { Button, Flex, Text } from '@backstage/ui';
import {
  PageLayout,
  Region,
  useClient,
  useMay,
  usePages,
  useTenant,
} from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { CredentialTable } from '../../components/Credentials/CredentialTable';
import { NewCredentialDialog } from '../../components/Credentials/NewCredentialDialog';
import { FromStore } from '../../components/CredentialStores/FromStore';
import { StoresRegion } from '../../components/CredentialStores/StoresRegion';
import { GatewayKeysRegion } from '../../components/GatewayKeys/GatewayKeysRegion';
import { TargetDialog } from '../../components/Targets/TargetDialog';
import { TargetTable } from '../../components/Targets/TargetTable';
import { messages } from '../../messages';

const words = messages.vault;

/** Credentials, which can be stored and never read, and the targets that they open. */
export function VaultPage() {
  const { tenant } = useTenant();
  const seesStores = useMay('credentialStore.read');
  const seesKeys = useMay('gatewayKey.read');
  return (
    <PageLayout title={words.title} subtitle={words.subtitle(tenant?.name)}>
      <Text as="p">{words.promise}</Text>
      {!tenant && <Text as="p">{words.chooseCustomer}</Text>}
      <Credentials tenant={tenant?.id} />
      <Targets tenant={tenant?.id} />
      {seesStores && <StoresRegion tenant={tenant?.id} />}
      {seesKeys && <GatewayKeysRegion />}
    </PageLayout>
  );
}

function Credentials({ tenant }: { tenant?: string }) {
  const client = useClient(remoteAccessContract);
  const mayCreate = useMay('credential.create');
  const [creating, setCreating] = useState(false);
  const load = usePages(
    ({ signal, ...page }) =>
      client.credentials.list({ ...page, tenant }, { signal }),
    [tenant],
  );
  const create =
    tenant && mayCreate ? (
      <Button size="small" onPress={() => setCreating(true)}>
        {messages.credential.create}
      </Button>
    ) : undefined;
  return (
    <Region
      title={words.credentials}
      aside={
        create && (
          <Flex gap="2">
            <FromStore tenant={tenant as string} onDone={load.reload} />
            {create}
          </Flex>
        )
      }
    >
      <CredentialTable load={load} />
      {tenant && creating && (
        <NewCredentialDialog
          tenant={tenant}
          onDone={load.reload}
          onClose={() => setCreating(false)}
        />
      )}
    </Region>
  );
}

function Targets({ tenant }: { tenant?: string }) {
  const client = useClient(remoteAccessContract);
  const mayCreate = useMay('target.create');
  const [creating, setCreating] = useState(false);
  const load = usePages(
    ({ signal, ...page }) =>
      client.targets.list({ ...page, tenant }, { signal }),
    [tenant],
  );
  const create =
    tenant && mayCreate ? (
      <Button size="small" onPress={() => setCreating(true)}>
        {messages.target.create}
      </Button>
    ) : undefined;
  return (
    <Region title={words.targets} aside={create}>
      <TargetTable load={load} />
      {tenant && creating && (
        <TargetDialog
          tenant={tenant}
          onDone={load.reload}
          onClose={() => setCreating(false)}
        />
      )}
    </Region>
  );
}
