import { systemScope, type TenantStore } from '@wardroom/platform-node';
import { PROVIDER } from '@wardroom/tenants-common';
import type { RemediationReader } from '../remediation/RemediationReader';
import type { RemediationWriter } from '../remediation/RemediationWriter';
import type { RankReader } from './RankReader';
import type { RankWriter } from './RankWriter';

type Store = TenantStore<
  { ranks: typeof RankReader; remediations: typeof RemediationReader },
  { ranks: typeof RankWriter; remediations: typeof RemediationWriter }
>;

const atOnce = 1000;

/**
 * Ranks and dates the findings of a customer that wait for it. Each thousand of them is a transaction of its own, so
 * that nobody waits long.
 *
 * @param options - `compare` looks at what is known of the CVEs of every finding, `redate` has every open one dated anew,
 *   `onStep` is called after each of these transactions
 */
export async function rankTenant(
  store: Store,
  tenant: string,
  options: {
    compare?: boolean;
    redate?: boolean;
    onStep?(): Promise<void>;
  } = {},
): Promise<void> {
  // What is known of CVEs are rows of the provider.
  const scope = systemScope('assets', [tenant, PROVIDER]);
  await store.transact(scope, async tx => {
    await tx.ranks.lock(tenant);
    if (options.redate) await tx.ranks.markOpen(tenant);
    await tx.ranks.enrich(tenant, options.compare ? 'all' : 'unranked');
  });
  let after: string | undefined = '';
  while (after !== undefined) {
    const page: { after: string; limit: number } = { after, limit: atOnce };
    await options.onStep?.();
    after = await store.transact(scope, async tx => {
      const { rules } = await tx.remediations.of(tenant);
      return tx.ranks.rankNext(tenant, rules, page);
    });
  }
}
