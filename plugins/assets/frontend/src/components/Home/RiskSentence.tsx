import { useClient, useLoad, useTenant } from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';
import { messages } from '../../messages';

const most = 100;

/** How many risks await the person's decision; nothing where none does. */
export function RiskSentence() {
  const client = useClient(assetsContract);
  const { tenant } = useTenant().me;
  const { data } = useLoad(
    signal =>
      client.riskAcceptances.list(
        { tenant, state: ['requested'], limit: most },
        { signal },
      ),
    [tenant],
  );
  const own = data?.items.filter(({ allowedActions }) =>
    allowedActions.includes('approve'),
  );
  if (!own?.length) return null;
  return <>{messages.risk.home.sentence(own.length)}</>;
}
