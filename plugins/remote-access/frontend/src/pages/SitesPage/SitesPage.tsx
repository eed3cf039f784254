import { useState } from 'react';
import { Button, Text } from '@backstage/ui';
import {
  PageLayout,
  Region,
  useClient,
  useMay,
  usePages,
  usePolling,
  useTenant,
} from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { SiteDialog } from '../../components/Sites/SiteDialog';
import { SiteTable } from '../../components/Sites/SiteTable';
import { messages } from '../../messages';

const words = messages.site;
const POLL_MS = 15_000;

/** Customers' networks and the ways into them; a customer sees their own, with its state. */
export function SitesPage() {
  const { tenant } = useTenant();
  const client = useClient(remoteAccessContract);
  const mayCreate = useMay('site.create');
  const [creating, setCreating] = useState(false);
  const load = usePages(
    ({ signal, ...page }) =>
      client.sites.list({ ...page, tenant: tenant?.id }, { signal }),
    [tenant?.id],
  );
  usePolling(load.reload, POLL_MS);
  const create =
    tenant && mayCreate ? (
      <Button size="small" onPress={() => setCreating(true)}>
        {words.create}
      </Button>
    ) : undefined;
  return (
    <PageLayout title={words.title} subtitle={words.subtitle(tenant?.name)}>
      <Text as="p">{words.promise}</Text>
      {!tenant && mayCreate && <Text as="p">{words.chooseCustomer}</Text>}
      <Region title={words.title} aside={create}>
        <SiteTable load={load} ofOneCustomer={Boolean(tenant)} />
      </Region>
      {tenant && creating && (
        <SiteDialog
          tenant={tenant.id}
          onDone={load.reload}
          onClose={() => setCreating(false)}
        />
      )}
    </PageLayout>
  );
}
