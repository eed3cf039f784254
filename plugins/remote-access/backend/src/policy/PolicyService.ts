import { ConflictError, InputError } from '@backstage/errors';
import {
  systemScope,
  type TenantScope,
  type TenantStore,
} from '@wardroom/platform-node';
import {
  AccessRules,
  defaultAccessRules,
  effectivePolicy,
  looserRules,
  policyRevert,
  policyUpdate,
  type AccessPolicy,
  type AccessRule,
  type SomeAccessRules,
} from '@wardroom/remote-access-common';
import { PROVIDER } from '@wardroom/tenants-common';
import {
  providerRules,
  type PolicyReader,
  type StoredPolicy,
} from './PolicyReader';
import type { PolicyWriter } from './PolicyWriter';

type Store = TenantStore<
  { policies: typeof PolicyReader },
  { policies: typeof PolicyWriter }
>;

const ruleNames = Object.keys(AccessRules.shape) as AccessRule[];

/** Use cases of the rules of sessions. */
export class PolicyService {
  readonly #store: Store;
  readonly #recheck: () => Promise<void>;

  /** @param options - `recheck` ends what the rules forbid from now on */
  constructor(options: { store: Store; recheck(): Promise<void> }) {
    this.#store = options.store;
    this.#recheck = options.recheck;
  }

  async get(scope: TenantScope): Promise<AccessPolicy> {
    const { tenant } = scope;
    const own = await this.#store.readOnce(scope, r => r.policies.own(tenant));
    return this.#present(scope, own);
  }

  async update(
    scope: TenantScope,
    input: { version: number; rules: SomeAccessRules },
  ): Promise<AccessPolicy> {
    const { version, rules } = input;
    await this.#check(scope.tenant, rules);
    return this.#replace(scope, version, () => ({
      rules,
      event: 'policy.updated',
    }));
  }

  /** Puts back what held before the last change. Done twice, it is as if nothing had been done. */
  async revert(
    scope: TenantScope,
    input: { version: number },
  ): Promise<AccessPolicy> {
    const { tenant } = scope;
    const { before } = await this.#store.readOnce(scope, r =>
      r.policies.own(tenant),
    );
    if (!before) {
      throw new ConflictError('There is no change that could be taken back');
    }
    await this.#check(tenant, before);
    return this.#replace(scope, input.version, policy => ({
      rules: policy.before ?? {},
      event: 'policy.reverted',
    }));
  }

  async #replace(
    scope: TenantScope,
    version: number,
    wanted: (policy: StoredPolicy) => { rules: SomeAccessRules; event: string },
  ): Promise<AccessPolicy> {
    const { tenant, actor } = scope;
    const after = await this.#store.transact(scope, async tx => {
      const before = await tx.policies.own(tenant);
      const { rules, event } = wanted(before);
      const changed = ruleNames.filter(
        rule =>
          JSON.stringify(before.rules[rule]) !== JSON.stringify(rules[rule]),
      );
      const replaced = await tx.policies.replace(
        { ...before, version },
        rules,
        actor.ref,
      );
      await tx.audit(event, {
        ...{ tenant, object: tenant, changed: changed.join(', ') },
        before: only(before.rules, changed),
        after: only(rules, changed),
      });
      await tx.emit(event, { tenant });
      return replaced;
    });
    await this.#recheck();
    return this.#present(scope, after);
  }

  /** Rules of a customer that are looser than the provider's would promise what does not hold. */
  async #check(tenant: string, rules: SomeAccessRules): Promise<void> {
    const above = await this.#above(tenant);
    const looser = tenant === PROVIDER ? [] : looserRules(above, rules);
    if (looser.length > 0) {
      throw new InputError(
        looser
          .map(rule => `rules.${rule}: must not be looser than the provider's`)
          .join('; '),
      );
    }
    const { idleSeconds, warningSeconds } =
      tenant === PROVIDER
        ? providerRules(rules)
        : effectivePolicy(above, rules).rules;
    if (warningSeconds >= idleSeconds) {
      throw new InputError(
        'rules.warningSeconds: must be shorter than the time without typing',
      );
    }
  }

  async #above(tenant: string): Promise<AccessRules> {
    if (tenant === PROVIDER) return defaultAccessRules;
    // The provider's rules are no secret of it: they are what its customers are promised.
    const provider = systemScope('remote-access', [PROVIDER]);
    const { rules } = await this.#store.readOnce(provider, r =>
      r.policies.own(PROVIDER),
    );
    return providerRules(rules);
  }

  async #present(
    scope: TenantScope,
    policy: StoredPolicy,
  ): Promise<AccessPolicy> {
    const { tenant, rules: own, before, changedBy, changedAt } = policy;
    const { version } = policy;
    const above = await this.#above(tenant);
    const { rules: effective, origins } =
      tenant === PROVIDER
        ? effectivePolicy(providerRules(own))
        : effectivePolicy(above, own);
    const held = await scope.rights([policyUpdate, policyRevert]);
    const allowedActions: AccessPolicy['allowedActions'] = [];
    if (held.has(policyUpdate, tenant)) allowedActions.push('update');
    if (before && held.has(policyRevert, tenant)) {
      allowedActions.push('revert');
    }
    return {
      ...{ tenant, own, above, effective, origins, before },
      ...{ changedBy, changedAt, version, allowedActions },
    };
  }
}

function only(rules: SomeAccessRules, names: AccessRule[]): SomeAccessRules {
  return Object.fromEntries(names.map(name => [name, rules[name]]));
}
