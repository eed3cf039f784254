import { Text } from '@backstage/ui';
import {
  PageLayout,
  Region,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { GatewayTable } from '../../components/Gateways/GatewayTable';
import { messages } from '../../messages';

const words = messages.gateway;
const everyMs = 5_000;

/** The gateways of the installation, for those who run it. */
export function GatewaysPage() {
  const client = useClient(remoteAccessContract);
  const load = useLoad(
    async signal => (await client.gateways.list({}, { signal })).items,
    [],
    { every: everyMs },
  );
  return (
    <PageLayout title={words.title} subtitle={words.subtitle}>
      <Text as="p">{words.promise}</Text>
      <Region title={words.title}>
        <GatewayTable load={load} />
      </Region>
    </PageLayout>
  );
}
