import {
  defineJob,
  systemScope,
  type Job,
  type TenantStore,
} from '@wardroom/platform-node';
import { PROVIDER } from '@wardroom/tenants-common';
import type { GatewayNodeReader } from '../gatewayNode/GatewayNodeReader';
import type { GatewayNodeWriter } from '../gatewayNode/GatewayNodeWriter';
import type { SessionRecovery } from '../session/SessionRecovery';

type Store = TenantStore<
  { gatewayNodes: typeof GatewayNodeReader },
  { gatewayNodes: typeof GatewayNodeWriter }
>;

const EVERY_MS = 3_000;
const LOST_SECONDS = 30;
const everywhere = systemScope('remote-access', '*');

/**
 * Declares gateways lost that are not heard of, with the sessions that they held. Whoever could not look for a while,
 * because the database was away or this portal had just started, waits first: the gateways may have been well.
 */
export function watchGateways(options: {
  store: Store;
  recovery: SessionRecovery;
  /** Seconds without a beat, 30 if absent. */
  lostSeconds?: number;
}): Job {
  const { store, recovery, lostSeconds = LOST_SECONDS } = options;
  let lookingSince: number | undefined;
  return defineJob({
    name: 'watch gateways',
    everyMs: EVERY_MS,
    async run() {
      const now = performance.now();
      const looked = lookingSince;
      // Set again below: a look that fails begins the waiting anew.
      lookingSince = undefined;
      const silent = await store.readOnce(everywhere, r =>
        r.gatewayNodes.silent(lostSeconds),
      );
      lookingSince = looked ?? now;
      if (now - lookingSince < lostSeconds * 1000) return;
      for (const { name } of silent) {
        // First what it held: a failure in between leaves nothing that nobody looks at again.
        const sessions = await recovery.lose(name);
        await store.transact(everywhere, async tx => {
          if (!(await tx.gatewayNodes.lose(name))) return;
          await tx.audit('gateway.lost', {
            ...{ tenant: PROVIDER, object: name, sessions },
          });
        });
      }
    },
  });
}
