import {
  paginate,
  TenantReader as ScopedReader,
} from '@wardroom/platform-node';
import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import {
  PROVIDER,
  type Tenant,
  type TenantState,
} from '@wardroom/tenants-common';

/** A tenant as it is stored: without what depends on who looks at it. */
export type StoredTenant = Omit<Tenant, 'allowedActions'>;

export type TenantRow = {
  id: string;
  name: string;
  legal_name: string | null;
  tier: Tenant['tier'];
  industry: string | null;
  region: string | null;
  time_zone: string;
  key: string;
  state: TenantState;
  state_reason: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
};

export type TenantFilter = {
  ids?: string[];
  search?: string;
  state?: string[];
  tier?: string[];
};

/** Reads tenants. */
export class TenantReader extends ScopedReader {
  /** Customers by name; the provider's own tenant is none of them. */
  async list(filter: TenantFilter & PageInput): Promise<Page<StoredTenant>> {
    const query = this.rows('tenants').select('*').whereNot({ id: PROVIDER });
    const { ids, search, state, tier } = filter;
    if (ids) query.whereIn('id', ids);
    if (state) query.whereIn('state', state);
    if (tier) query.whereIn('tier', tier);
    if (search) {
      const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
      query.where(either =>
        either.whereILike('name', pattern).orWhereILike('id', pattern),
      );
    }
    const rows = await paginate<TenantRow>(query, {
      ...filter,
      orderBy: [{ column: 'name' }, { column: 'id' }],
    });
    return { ...rows, items: rows.items.map(tenantOf) };
  }

  async get(id: string): Promise<StoredTenant> {
    const row = await this.rows('tenants').where({ id }).first();
    if (!row) throw new NotFoundError(`There is no customer "${id}"`);
    return tenantOf(row);
  }

  async find(id: string): Promise<StoredTenant | undefined> {
    const row = await this.rows('tenants').where({ id }).first();
    return row && tenantOf(row);
  }

  /** All tenants, the provider's too. */
  async all(): Promise<StoredTenant[]> {
    const rows = await this.rows('tenants').select('*').orderBy('id');
    return rows.map(tenantOf);
  }
}

/** The noun of a row. */
export function tenantOf(row: TenantRow): StoredTenant {
  return {
    id: row.id,
    name: row.name,
    legalName: row.legal_name ?? undefined,
    tier: row.tier,
    industry: row.industry ?? undefined,
    region: row.region ?? undefined,
    timeZone: row.time_zone,
    key: row.key,
    state: row.state,
    stateReason: row.state_reason ?? undefined,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
