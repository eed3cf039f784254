import { defineJob, type Job } from '@wardroom/platform-node';
import type { RemoteAccessStore } from '../RemoteAccessStore';

const EVERY_MS = 60_000;

/** Has people reminded of what comes to its end or is overdue: once of each. */
export function remindPeople(store: RemoteAccessStore): Job {
  return defineJob({
    name: 'remind people',
    everyMs: EVERY_MS,
    async run(scope) {
      await store.transact(scope, async tx => {
        for (const { tenant, id } of await tx.emergencies.claimOverdue()) {
          await tx.emit('emergency.overdue', { tenant, id });
        }
        for (const { tenant, id } of await tx.grants.claimEnding()) {
          await tx.emit('grant.ending', { tenant, id });
        }
      });
    },
  });
}
