import { useClient, useLoad, useTenant } from '@wardroom/platform-react';
import { interventionsContract } from '@wardroom/interventions-common';
import { useDecisions } from '../../hooks/useDecisions';
import { messages } from '../../messages';

const { needs, open } = messages.sentence;

/** How many requests wait for the person, and how many are open. */
export function RequestSentence() {
  const client = useClient(interventionsContract);
  const { me } = useTenant();
  const decisions = useDecisions().data?.items.length ?? 0;
  const { data: counts } = useLoad(
    signal => client.interventions.count({ tenant: me.tenant }, { signal }),
    [me.tenant],
  );
  if (!counts) return null;
  return (
    <>
      {decisions > 0 && `${needs(decisions)} `}
      {open(counts.open)}
    </>
  );
}
