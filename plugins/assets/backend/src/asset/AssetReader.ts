import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { Page, PageInput } from '@wardroom/platform-common';
import { paginate, TenantReader, type OrderBy } from '@wardroom/platform-node';
import type { Asset, AssetCounts, AssetType } from '@wardroom/assets-common';
import { narrowAssets, type AssetFilter } from './queries/narrowAssets';
import { criticalityOf } from './rankOf';

/** An asset as stored: without what depends on who looks at it. */
export type StoredAsset = Omit<Asset, 'allowedActions'>;

export type AssetRow = {
  tenant_id: string;
  id: string;
  name: string;
  title: string;
  type: AssetType;
  criticality: number;
  exposure: Asset['exposure'];
  owner: string;
  addresses: string[];
  tags: string[];
  notes: string;
  origin: Asset['origin'];
  state: Asset['state'];
  version: number;
  created_at: Date;
  updated_at: Date;
};

export type AssetSort = 'name' | 'criticality' | 'updated';

/** As much of an asset as decides on whether and where a scan looks at it. */
export type ScannableAsset = Pick<
  StoredAsset,
  'tenant' | 'criticality' | 'addresses' | 'state'
>;

/** Some of all assets: those with these names, or those that an import has found. */
export type AssetChoice = { name?: string[]; scanImport?: string };

const orders: Record<AssetSort, OrderBy[]> = {
  name: [{ column: 'name' }, { column: 'tenant_id' }],
  criticality: [
    { column: 'criticality' },
    { column: 'name' },
    { column: 'tenant_id' },
  ],
  updated: [
    { column: 'updated_at', direction: 'desc' },
    { column: 'tenant_id' },
    { column: 'id' },
  ],
};

/** Reads assets. */
export class AssetReader extends TenantReader {
  async list(
    filter: AssetFilter & PageInput & { sort?: AssetSort },
  ): Promise<Page<StoredAsset>> {
    const { cursor, limit, sort = 'name' } = filter;
    const keyset = { cursor, limit, orderBy: orders[sort] };
    const rows = await this.pageOf<AssetRow>('assets', keyset, query =>
      narrowAssets(query, filter),
    );
    return { ...rows, items: rows.items.map(assetOf) };
  }

  /** Tenants that have an asset which the filter finds. */
  async tenantsOf(filter: AssetFilter): Promise<string[]> {
    const query = this.rows('assets');
    narrowAssets(query, filter);
    return query.distinct('tenant_id').orderBy('tenant_id').pluck('tenant_id');
  }

  async count(): Promise<AssetCounts> {
    const rows: { type: AssetType; criticality: number; count: string }[] =
      await this.rows('assets')
        .where({ state: 'active' })
        .groupBy('type', 'criticality')
        .select('type', 'criticality')
        .count();
    const counts: AssetCounts = { total: 0, byType: {}, byCriticality: {} };
    for (const row of rows) {
      const count = Number(row.count);
      const criticality = criticalityOf(row.criticality);
      counts.total += count;
      counts.byType[row.type] = (counts.byType[row.type] ?? 0) + count;
      counts.byCriticality[criticality] =
        (counts.byCriticality[criticality] ?? 0) + count;
    }
    return counts;
  }

  /** By id or by name. */
  async get(tenant: string, idOrName: string): Promise<StoredAsset> {
    const key = idOrName.startsWith('ast_') ? 'id' : 'name';
    const row: AssetRow | undefined = await this.rows('assets')
      .where({ tenant_id: tenant, [key]: idOrName })
      .first();
    if (!row) throw new NotFoundError(`There is no asset "${idOrName}"`);
    return assetOf(row);
  }

  /** Those of the ids that exist in the tenant. */
  async findByIds(tenant: string, ids: string[]): Promise<StoredAsset[]> {
    const rows: AssetRow[] = await this.rows('assets')
      .where({ tenant_id: tenant })
      .whereIn('id', ids)
      .orderBy('name');
    return rows.map(assetOf);
  }

  /** Those of the names that exist in the tenant, whatever their state. */
  async findByNames(tenant: string, names: string[]): Promise<StoredAsset[]> {
    const rows: AssetRow[] = await this.rows('assets')
      .where({ tenant_id: tenant })
      .whereIn('name', names);
    return rows.map(assetOf);
  }

  /** One page of everything, retired ones too, in the order of the key. */
  async everything(
    filter: PageInput & AssetChoice,
  ): Promise<Page<StoredAsset>> {
    const { name, scanImport, ...keyset } = filter;
    const rows = this.rows('assets').select('*');
    if (name) rows.whereIn('name', name);
    if (scanImport)
      rows.whereIn(['tenant_id', 'id'], this.#foundBy(scanImport));
    const page = await paginate<AssetRow>(rows, {
      ...keyset,
      orderBy: [{ column: 'tenant_id' }, { column: 'id' }],
    });
    return { ...page, items: page.items.map(assetOf) };
  }

  /** All active assets of the tenant by name. */
  async allOf(tenant: string): Promise<StoredAsset[]> {
    const rows: AssetRow[] = await this.rows('assets')
      .where({ tenant_id: tenant, state: 'active' })
      .orderBy('name');
    return rows.map(assetOf);
  }

  /** Where scans of some tenants would look at their active assets. */
  async scannableOf(tenants: string[]): Promise<ScannableAsset[]> {
    const rows: AssetRow[] = await this.rows('assets')
      .whereIn('tenant_id', tenants)
      .where({ state: 'active' })
      .select('tenant_id', 'criticality', 'addresses', 'state');
    return rows.map(({ tenant_id: tenant, criticality, addresses, state }) => ({
      ...{ tenant, addresses, state },
      criticality: criticalityOf(criticality),
    }));
  }

  #foundBy(scanImport: string): Knex.QueryBuilder {
    return this.rows('scan_effects')
      .where({ scan_import_id: scanImport, noun: 'asset', action: 'create' })
      .select('tenant_id', 'object_id');
  }
}

/** The noun of a row. */
export function assetOf(row: AssetRow): StoredAsset {
  return {
    id: row.id,
    tenant: row.tenant_id,
    name: row.name,
    title: row.title,
    type: row.type,
    criticality: criticalityOf(row.criticality),
    exposure: row.exposure,
    owner: row.owner,
    addresses: row.addresses,
    tags: row.tags,
    notes: row.notes,
    origin: row.origin,
    state: row.state,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
