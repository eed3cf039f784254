import type { TrailFault } from '@wardroom/audit-common';
import {
  defineJob,
  type Job,
  type TenantScope,
  type TenantStore,
} from '@wardroom/platform-node';
import type { ChainReader } from '../chain/ChainReader';
import type { CheckpointService } from '../checkpoint/CheckpointService';

type Store = TenantStore<{ chains: typeof ChainReader }>;

/** Signs the head of every chain that moved, each minute. A chain that was changed is reported instead. */
export function writeCheckpoints(
  store: Store,
  checkpoints: CheckpointService,
): Job {
  const reported = new Set<string>();
  return defineJob({
    name: 'write checkpoints',
    everyMs: 60_000,
    async run(scope) {
      const tenants = await store.readOnce(scope, r => r.chains.unsealed());
      for (const tenant of tenants) {
        const { fault } = await checkpoints
          .seal(scope.in(tenant))
          .catch(error => {
            store.logger.error(`The chain of ${tenant} was not sealed`, error);
            return { fault: undefined };
          });
        if (!fault || reported.has(`${tenant} ${fault.sequence}`)) continue;
        reported.add(`${tenant} ${fault.sequence}`);
        await report(store, scope.in('provider'), { tenant, fault });
      }
    },
  });
}

async function report(
  store: Store,
  scope: TenantScope,
  { tenant, fault }: { tenant: string; fault: TrailFault },
) {
  const { kind, sequence, message } = fault;
  store.logger.error(`The audit chain of ${tenant} is broken: ${message}`);
  await store.transact(scope, tx =>
    tx.audit('chain.broken', {
      tenant: scope.tenant,
      object: tenant,
      chain: tenant,
      outcome: 'failed',
      kind,
      sequence,
      message,
    }),
  );
}
