import {
  HomeList,
  useClient,
  useLoad,
  useTenant,
} from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { riskAcceptancesPath } from '../Risk/riskAcceptancePath';
import { RiskItem } from '../Risk/RiskItem';

const words = messages.risk.home;
const pollMillis = 60_000;
const shown = 10;

/** Risks that somebody has asked the own company to accept. */
export function RiskDecisions() {
  const client = useClient(assetsContract);
  const { me } = useTenant();
  const { tenant } = me;
  const load = useLoad(
    signal =>
      client.riskAcceptances.list(
        { tenant, state: ['requested'], limit: shown },
        { signal },
      ),
    [tenant],
    { every: pollMillis },
  );
  return (
    <HomeList
      label={words.title}
      load={load}
      itemKey={({ id }) => id}
      empty={{ title: words.empty, text: words.emptyText }}
      all={{ href: riskAcceptancesPath, label: words.all }}
    >
      {risk => <RiskItem risk={risk} onChange={load.reload} />}
    </HomeList>
  );
}
