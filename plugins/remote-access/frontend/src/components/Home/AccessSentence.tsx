import { useClient, useLoad, useTenant } from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const everyMs = 5_000;

/** Says on top of a customer's overview that emergency access is in use, or that the provider is kept out. */
export function AccessSentence() {
  const { tenant } = useTenant();
  const client = useClient(remoteAccessContract);
  const id = tenant?.id;
  const { data } = useLoad(
    async signal => {
      if (!id) return undefined;
      const [access, emergencies] = await Promise.all([
        client.providerAccess.get({ tenant: id }, { signal }),
        client.emergencies.list(
          { tenant: id, state: ['active'], limit: 1 },
          { signal },
        ),
      ]);
      return {
        off: access.state === 'off',
        used: emergencies.items.length > 0,
      };
    },
    [id],
    { every: everyMs },
  );
  const sentences = [
    data?.used && messages.emergency.sentence,
    data?.off && messages.grant.switch.sentence,
  ];
  return <>{sentences.filter(Boolean).join(' ')}</>;
}
