import { defineJob, type Job } from '@wardroom/platform-node';
import type { SiteKeeper } from '../site/SiteKeeper';

const EVERY_MS = 30_000;

/** Brings the connector to what the database says, also where another replica changed it. */
export function keepSites(keeper: SiteKeeper): Job {
  return defineJob({
    name: 'keep sites',
    everyMs: EVERY_MS,
    run: () => keeper.apply(),
  });
}
