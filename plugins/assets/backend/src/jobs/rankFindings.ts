import { defineJob, type TenantStore } from '@wardroom/platform-node';
import { RANK_FINDINGS } from '../enqueueRanking';
import type { RankReader } from '../rank/RankReader';
import { rankTenant } from '../rank/rankTenant';
import type { RankWriter } from '../rank/RankWriter';
import type { RemediationReader } from '../remediation/RemediationReader';
import type { RemediationWriter } from '../remediation/RemediationWriter';

type Store = TenantStore<
  { ranks: typeof RankReader; remediations: typeof RemediationReader },
  { ranks: typeof RankWriter; remediations: typeof RemediationWriter }
>;

/**
 * Ranks and dates the findings of a customer that wait for it: after an import, and after anything else that ranks or
 * dates depend on has changed.
 *
 * Its payload says what is to be done before: `compare` looks at every finding, after a new list of the world outside;
 * `redate` has every open one dated anew, after new deadlines.
 */
export function rankFindings(store: Store) {
  return defineJob({
    name: RANK_FINDINGS,
    leaseSeconds: 600,
    async run(scope, { compare, redate }, report) {
      await rankTenant(store, scope.tenant, {
        compare: compare === true,
        redate: redate === true,
        // A part of an unknown whole: it says no more than that the work goes on.
        onStep: () => report(50),
      });
    },
  });
}
