import { defineJob, type Job } from '@wardroom/platform-node';
import type { Gateways } from '../gateway/Gateways';
import type { SessionGuard } from '../session/SessionGuard';
import type { SessionRecovery } from '../session/SessionRecovery';

const EVERY_MS = 1_200;

/**
 * Asks every second whether each live session may still be, at the contexts that know, with a few questions for all of
 * them. Events end sessions sooner; this ends them also where an event was lost, and where a right ran out that nobody
 * took away.
 */
export function guardSessions(options: {
  guard: SessionGuard;
  recovery: SessionRecovery;
  gateway: Gateways;
}): Job {
  const { guard, recovery, gateway } = options;
  return defineJob({
    name: 'guard sessions',
    everyMs: EVERY_MS,
    async run() {
      await guard.check();
      const sweeps = gateway.runs.map(run => recovery.sweep(run));
      for (const sweep of await Promise.allSettled(sweeps)) {
        if (sweep.status === 'rejected') throw sweep.reason;
      }
    },
  });
}
