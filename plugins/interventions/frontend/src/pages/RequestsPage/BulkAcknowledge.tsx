import { Button } from '@backstage/ui';
import { useAction, useClient } from '@wardroom/platform-react';
import {
  interventionsContract,
  type InterventionSummary,
} from '@wardroom/interventions-common';
import { messages } from '../../messages';

const words = messages.list;

/** Acknowledges all selected requests that are new; goes on where one fails, and says how many it were. */
export function BulkAcknowledge(props: {
  requests: readonly InterventionSummary[];
  onDone: () => void;
}) {
  const { requests, onDone } = props;
  const client = useClient(interventionsContract);
  const acknowledge = useAction(
    async () => {
      const results = await Promise.allSettled(
        requests
          .filter(i => i.allowedActions.includes('acknowledge'))
          .map(({ tenant, id, version }) =>
            client.interventions.acknowledge({ tenant, id, version }),
          ),
      );
      return results.filter(r => r.status === 'fulfilled').length;
    },
    {
      done: count => words.acknowledged(count, requests.length),
      onDone,
    },
  );
  return (
    <Button
      size="small"
      variant="secondary"
      isPending={acknowledge.pending}
      onPress={() => void acknowledge.run()}
    >
      {words.acknowledge}
    </Button>
  );
}
