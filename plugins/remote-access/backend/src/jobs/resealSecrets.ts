import { defineJob, type Job } from '@wardroom/platform-node';
import type { ResealSecrets } from '../gatewayKey/ResealSecrets';

const EVERY_MS = 2_000;

/** Seals to the gateway's present key what a rotation left on a former one. Without a former key it does nothing. */
export function resealSecrets(reseal: ResealSecrets): Job {
  return defineJob({
    name: 'reseal secrets',
    everyMs: EVERY_MS,
    run: () => reseal.run(),
  });
}
