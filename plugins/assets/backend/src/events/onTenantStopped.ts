import type { EventsService } from '@backstage/plugin-events-node';
import {
  systemScope,
  topicOf,
  type TenantStore,
} from '@wardroom/platform-node';
import { scanRunFacts } from '../scanSchedule/scanRunFacts';
import type { ScanRunReader } from '../scanSchedule/ScanRunReader';
import type { ScanRunWriter } from '../scanSchedule/ScanRunWriter';

type Store = TenantStore<
  { scanRuns: typeof ScanRunReader },
  { scanRuns: typeof ScanRunWriter }
>;

/** Ends the scans of a customer that was suspended or closed. What its schedules plan is passed over until it is active. */
export async function onTenantStopped(
  store: Store,
  events: EventsService,
): Promise<void> {
  await events.subscribe({
    id: 'assets-tenant-stopped',
    topics: ['tenant.suspended', 'tenant.closed'].map(topicOf),
    async onEvent({ eventPayload }) {
      const { tenant } = eventPayload as { tenant: string };
      await store.transact(systemScope('assets', [tenant]), async tx => {
        await tx.scanRuns.takeTurn(tenant);
        for (const run of await tx.scanRuns.open(tenant)) {
          if (run.planned && run.state === 'reserved') continue;
          const reason = 'The customer was suspended or closed';
          const ended = await tx.scanRuns.transition(run, 'cancel', {
            ...{ reason, ended_at: await tx.scanRuns.now() },
          });
          const facts = { ...scanRunFacts(ended), reason };
          await tx.audit('scanRun.cancelled', facts);
        }
      });
    },
  });
}
