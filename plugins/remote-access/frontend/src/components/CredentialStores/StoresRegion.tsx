import { useState } from 'react';
import { Button, Text } from '@backstage/ui';
import {
  PageState,
  Region,
  useClient,
  useLoad,
  useMay,
  usePages,
} from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { StoreDialog } from './StoreDialog';
import { StoreTable, type StoreChoices } from './StoreTable';

const words = messages.credentialStore;

/** The stores outside that credentials may be read from. */
export function StoresRegion({ tenant }: { tenant?: string }) {
  const client = useClient(remoteAccessContract);
  const load = useLoad(
    signal => client.storeProviders.list({}, { signal }),
    [],
  );
  return (
    <PageState load={load} lines={2}>
      {choices => <Stores tenant={tenant} choices={choices} />}
    </PageState>
  );
}

function Stores(props: { tenant?: string; choices: StoreChoices }) {
  const { tenant, choices } = props;
  const client = useClient(remoteAccessContract);
  const mayCreate = useMay('credentialStore.create');
  const [creating, setCreating] = useState(false);
  const load = usePages(
    ({ signal, ...page }) =>
      client.credentialStores.list({ ...page, tenant }, { signal }),
    [tenant],
  );
  const [provider] = choices.items;
  const possible = provider && choices.addresses.length > 0;
  const create =
    tenant && possible && mayCreate ? (
      <Button size="small" onPress={() => setCreating(true)}>
        {words.create}
      </Button>
    ) : undefined;
  return (
    <Region title={words.title} aside={create}>
      <Text as="p">{words.promise}</Text>
      <StoreTable load={load} choices={choices} />
      {tenant && creating && (
        <StoreDialog
          {...{ tenant, provider, addresses: choices.addresses }}
          onDone={load.reload}
          onClose={() => setCreating(false)}
        />
      )}
    </Region>
  );
}
