import { TenantReader } from '@wardroom/platform-node';
import type { ProviderAccess } from '@wardroom/remote-access-common';

/** The switch of one customer as it is stored. */
export type StoredProviderAccess = Omit<ProviderAccess, 'allowedActions'>;

export type ProviderAccessRow = {
  tenant_id: string;
  state: ProviderAccess['state'];
  reason: string | null;
  changed_by: string | null;
  version: number;
  updated_at: Date;
};

/** Reads the switches of customers over the provider's access. */
export class ProviderAccessReader extends TenantReader {
  /** The switch; on, with version 0, where it was never touched. */
  async get(tenant: string): Promise<StoredProviderAccess> {
    const row = await this.rows('provider_access')
      .where({ tenant_id: tenant })
      .first();
    return row ? providerAccessOf(row) : { tenant, state: 'on', version: 0 };
  }

  /** Those of these customers that switched it off, with their reasons. */
  async off(tenants: readonly string[]): Promise<StoredProviderAccess[]> {
    const rows: ProviderAccessRow[] = await this.rows('provider_access')
      .whereIn('tenant_id', [...tenants])
      .where({ state: 'off' });
    return rows.map(providerAccessOf);
  }
}

/** The switch of a row. */
export function providerAccessOf(row: ProviderAccessRow): StoredProviderAccess {
  return {
    tenant: row.tenant_id,
    state: row.state,
    reason: row.reason ?? undefined,
    changedBy: row.changed_by ?? undefined,
    changedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}
