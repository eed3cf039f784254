import { defineJob, type TenantStore } from '@wardroom/platform-node';
import type { RankReader } from '../rank/RankReader';
import { rankTenant } from '../rank/rankTenant';
import type { RankWriter } from '../rank/RankWriter';
import type { RemediationReader } from '../remediation/RemediationReader';
import type { RemediationWriter } from '../remediation/RemediationWriter';

type Store = TenantStore<
  { ranks: typeof RankReader; remediations: typeof RemediationReader },
  { ranks: typeof RankWriter; remediations: typeof RemediationWriter }
>;

/** Ranks, at a quiet pace, what another job has left behind: it died, or somebody else held the rows. */
export function rankForgottenFindings(store: Store) {
  return defineJob({
    name: 'rank forgotten findings',
    everyMs: 10 * 60_000,
    async run(scope) {
      const tenants = await store.readOnce(scope, r => r.ranks.waiting());
      for (const tenant of tenants) await rankTenant(store, tenant);
    },
  });
}
