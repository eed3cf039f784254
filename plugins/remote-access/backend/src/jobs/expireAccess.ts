import { defineJob, type Job, type TenantStore } from '@wardroom/platform-node';
import type { EmergencyReader } from '../emergency/EmergencyReader';
import { emergencyFacts } from '../emergency/emergencyFacts';
import type { EmergencyWriter } from '../emergency/EmergencyWriter';
import { grantFacts } from '../grant/grantFacts';
import type { GrantReader } from '../grant/GrantReader';
import type { GrantWriter } from '../grant/GrantWriter';

type Store = TenantStore<
  { emergencies: typeof EmergencyReader; grants: typeof GrantReader },
  { emergencies: typeof EmergencyWriter; grants: typeof GrantWriter }
>;

const EVERY_MS = 15_000;

/**
 * Puts on record that the time of grants and of emergency access is over. Nobody is let in by what is over, whether or
 * not this has run: who decides looks at the clock.
 */
export function expireAccess(store: Store): Job {
  return defineJob({
    name: 'expire access',
    everyMs: EVERY_MS,
    async run(scope) {
      const { grants, emergencies } = await store.read(scope, async r => ({
        grants: await r.grants.overdue(),
        emergencies: await r.emergencies.overdue(),
      }));
      for (const grant of grants) {
        await unlessChanged(
          store.transact(scope, async tx => {
            await tx.grants.decide(grant, 'expire');
            await tx.audit('grant.expired', grantFacts(grant));
          }),
        );
      }
      for (const emergency of emergencies) {
        const { tenant, id } = emergency;
        const facts = emergencyFacts(emergency);
        await unlessChanged(
          store.transact(scope, async tx => {
            if (emergency.state === 'requested') {
              await tx.emergencies.close(emergency, 'expire');
              await tx.audit('emergency.expired', facts);
              return;
            }
            const note = 'its time is over';
            await tx.emergencies.end(emergency, note);
            await tx.audit('emergency.ended', { ...facts, note });
            await tx.emit('emergency.ended', { tenant, id });
          }),
        );
      }
    },
  });
}

/** What somebody else changed meanwhile is looked at in the next round. */
async function unlessChanged(work: Promise<void>): Promise<void> {
  await work.catch(error => {
    if ((error as Error).name !== 'ConflictError') throw error;
  });
}
