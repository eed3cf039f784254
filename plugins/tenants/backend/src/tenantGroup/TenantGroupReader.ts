import { NotFoundError } from '@backstage/errors';
import { TenantReader } from '@wardroom/platform-node';
import type { GroupRule, TenantGroup } from '@wardroom/tenants-common';

/** A group as stored: without the tenants that belong to it now. */
export type StoredTenantGroup = Omit<TenantGroup, 'tenants'>;

export type TenantGroupRow = {
  id: string;
  name: string;
  description: string | null;
  rule: GroupRule | null;
  members: string[];
  exclusions: string[];
  version: number;
};

/** Reads groups of tenants. */
export class TenantGroupReader extends TenantReader {
  async list(): Promise<StoredTenantGroup[]> {
    const rows = await this.rows('tenant_groups').select('*').orderBy('name');
    return rows.map(tenantGroupOf);
  }

  async get(id: string): Promise<StoredTenantGroup> {
    const row = await this.rows('tenant_groups').where({ id }).first();
    if (!row) throw new NotFoundError(`There is no customer group "${id}"`);
    return tenantGroupOf(row);
  }
}

/** The noun of a row. */
export function tenantGroupOf(row: TenantGroupRow): StoredTenantGroup {
  return {
    id: row.id,
    name: row.name,
    description: row.description ?? undefined,
    rule: row.rule ?? undefined,
    members: row.members,
    exclusions: row.exclusions,
    version: row.version,
  };
}
