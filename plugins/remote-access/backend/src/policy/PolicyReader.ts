import { TenantReader } from '@wardroom/platform-node';
import {
  defaultAccessRules,
  effectivePolicy,
  type AccessRules,
  type EffectivePolicy,
  type SomeAccessRules,
} from '@wardroom/remote-access-common';
import { PROVIDER } from '@wardroom/tenants-common';

/** The rules of one tenant as they are stored. */
export type StoredPolicy = {
  tenant: string;
  rules: SomeAccessRules;
  before?: SomeAccessRules;
  changedBy?: string;
  changedAt?: string;
  /** 0 where nothing was ever said. */
  version: number;
};

export type PolicyRow = {
  tenant_id: string;
  rules: SomeAccessRules;
  before: SomeAccessRules | null;
  changed_by: string;
  version: number;
  updated_at: Date;
};

/** Reads the rules of sessions. */
export class PolicyReader extends TenantReader {
  /** What a tenant says itself. */
  async own(tenant: string): Promise<StoredPolicy> {
    const row = await this.rows('policies')
      .where({ tenant_id: tenant })
      .first();
    return row ? policyOf(row) : { tenant, rules: {}, version: 0 };
  }

  /**
   * What holds in each of these customers. Needs a scope that includes the provider: its rules hold in all of them.
   */
  async inForce(
    tenants: readonly string[],
  ): Promise<(tenant: string) => EffectivePolicy> {
    const rows: PolicyRow[] = await this.rows('policies').whereIn('tenant_id', [
      ...tenants,
      PROVIDER,
    ]);
    const own = (tenant: string) => rows.find(r => r.tenant_id === tenant);
    const provider = providerRules(own(PROVIDER)?.rules);
    return tenant =>
      effectivePolicy(provider, tenant === PROVIDER ? {} : own(tenant)?.rules);
  }
}

/** The rules of the provider: what it says, and what ships with the product for all else. */
export function providerRules(own: SomeAccessRules = {}): AccessRules {
  return { ...defaultAccessRules, ...own };
}

/** The policy of a row. */
export function policyOf(row: PolicyRow): StoredPolicy {
  return {
    tenant: row.tenant_id,
    rules: row.rules,
    before: row.before ?? undefined,
    changedBy: row.changed_by,
    changedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}
