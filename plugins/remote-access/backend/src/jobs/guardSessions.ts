import { defineJob, type Job } from '@wardroom/platform-node';
import type { Gateway } from '../gateway/Gateway';
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
  gateway: Gateway;
}): Job {
  const { guard, recovery, gateway } = options;
  return defineJob({
    name: 'guard sessions',
    everyMs: EVERY_MS,
    async run() {
      await guard.check();
      const { running } = gateway;
      if (running) await recovery.sweep(running);
    },
  });
}
