import { defineJob, type Job, type TenantStore } from '@wardroom/platform-node';
import { FOLLOW_AGAIN } from '../enqueueFollowing';
import type { FindingWriter } from '../finding/FindingWriter';
import type { FindingRequestWriter } from '../finding/FindingRequestWriter';
import { follow } from '../finding/followRequest';

type Store = Pick<
  TenantStore<
    Record<string, never>,
    {
      findings: typeof FindingWriter;
      findingRequests: typeof FindingRequestWriter;
    }
  >,
  'transact'
>;

/** Takes findings the way of a request that means others by what it names than it did. */
export function followAgain(store: Store): Job {
  return defineJob({
    name: FOLLOW_AGAIN,
    async run(scope, { request }) {
      const { tenant } = scope;
      await store.transact(scope, async tx => {
        const known = await tx.findingRequests.take(tenant, `${request}`);
        if (known) await follow(tx, known);
      });
    },
  });
}
