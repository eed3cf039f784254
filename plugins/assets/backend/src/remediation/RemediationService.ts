import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import {
  remediationPolicyUpdate,
  type RemediationPolicy,
  type RemediationRules,
} from '@wardroom/assets-common';
import { enqueueRanking } from '../enqueueRanking';
import type { RemediationReader, StoredRemediation } from './RemediationReader';
import type { RemediationWriter } from './RemediationWriter';

type Store = TenantStore<
  { remediations: typeof RemediationReader },
  { remediations: typeof RemediationWriter }
>;

/** Use cases of the deadlines of a customer. */
export class RemediationService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async get(scope: TenantScope): Promise<RemediationPolicy> {
    const policy = await this.#store.readOnce(scope, r =>
      r.remediations.of(scope.tenant),
    );
    return this.#present(scope, policy);
  }

  /** The findings get their new dates from a job: there may be a million of them. */
  async update(
    scope: TenantScope,
    { version, rules }: { version: number; rules: RemediationRules },
  ): Promise<RemediationPolicy> {
    const { tenant, actor } = scope;
    const policy = await this.#store.transact(scope, async tx => {
      const before = await tx.remediations.of(tenant);
      const after = await tx.remediations.replace(
        { ...before, version },
        rules,
        actor.ref,
      );
      const changed = changedRules(before.rules, after.rules);
      await tx.audit('remediationPolicy.updated', {
        ...{ tenant, object: tenant, changed: changed.join(', ') || 'nothing' },
        before: only(before.rules, changed),
        after: only(after.rules, changed),
      });
      await enqueueRanking(tx, tenant, { redate: true });
      return after;
    });
    return this.#present(scope, policy);
  }

  async #present(
    scope: TenantScope,
    policy: StoredRemediation,
  ): Promise<RemediationPolicy> {
    const rights = await scope.rights([remediationPolicyUpdate]);
    const may = rights.has(remediationPolicyUpdate, policy.tenant);
    return { ...policy, allowedActions: may ? ['update'] : [] };
  }
}

type Rule = keyof RemediationRules;

function changedRules(
  before: RemediationRules,
  after: RemediationRules,
): Rule[] {
  // By name, since jsonb keeps an order of its own.
  const { Critical, High, Medium, Low } = before.days;
  const ordered = { ...before, days: { Critical, High, Medium, Low } };
  return (Object.keys(after) as Rule[]).filter(
    rule => JSON.stringify(ordered[rule]) !== JSON.stringify(after[rule]),
  );
}

function only(rules: RemediationRules, names: Rule[]) {
  return Object.fromEntries(names.map(name => [name, rules[name]]));
}
