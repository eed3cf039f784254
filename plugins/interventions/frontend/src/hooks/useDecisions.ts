import { useClient, useLoad, useTenant } from '@wardroom/platform-react';
import {
  interventionsContract,
  type InterventionSummary,
} from '@wardroom/interventions-common';

const pollMillis = 30_000;

/** Whether the person can end the wait: by an answer, or by confirming the result. */
function waitsForPerson({ state, allowedActions }: InterventionSummary) {
  const needed = state === 'resolved' ? 'close' : 'post';
  return allowedActions.includes(needed);
}

/** The requests of the own company that wait for the signed-in person: open questions, results to confirm. */
export function useDecisions() {
  const client = useClient(interventionsContract);
  const { me } = useTenant();
  return useLoad(
    async signal => {
      const { items } = await client.interventions.list(
        {
          tenant: me.tenant,
          state: ['waiting_customer', 'resolved'],
          sort: 'priority',
          limit: 50,
        },
        { signal },
      );
      return { items: items.filter(waitsForPerson) };
    },
    [me.tenant],
    { every: pollMillis },
  );
}
