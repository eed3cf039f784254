import type { Page, PageInput } from '@wardroom/platform-common';
import { TenantReader } from '@wardroom/platform-node';
import type {
  AssetType,
  Coverage,
  LastScan,
  UnscannedAsset,
} from '@wardroom/assets-common';
import { criticalityOf } from '../asset/rankOf';

type AssetRow = {
  tenant_id: string;
  id: string;
  name: string;
  title: string;
  type: AssetType;
  criticality: number;
};

type ScanRow = {
  tenant_id: string;
  asset_id: string;
  source: string;
  scanned_at: Date;
  authenticated: boolean | null;
};

const lately = `scanned_at > now() - ? * interval '1 day'`;

/** Reads which assets scanners have looked at. */
export class CoverageReader extends TenantReader {
  async coverage(days: number): Promise<Coverage> {
    const rows: {
      tenant_id: string;
      assets: string;
      scanned: string;
      last: Date | null;
    }[] = await this.rows('assets')
      .where('state', 'active')
      .groupBy('tenant_id')
      .orderBy('tenant_id')
      .select(
        'tenant_id',
        this.knex.raw('count(*) as assets'),
        this.knex.raw(`count(*) filter (where ${lately}) as scanned`, [days]),
        this.knex.raw('max(scanned_at) as last'),
      );
    const customers = rows.map(row => ({
      tenant: row.tenant_id,
      assets: Number(row.assets),
      scanned: Number(row.scanned),
      lastScannedAt: row.last?.toISOString(),
    }));
    const sum = (field: 'assets' | 'scanned') =>
      customers.reduce((all, one) => all + one[field], 0);
    return { days, assets: sum('assets'), scanned: sum('scanned'), customers };
  }

  async unscanned(
    filter: PageInput & { days: number },
  ): Promise<Page<UnscannedAsset>> {
    const { cursor, limit, days } = filter;
    const orderBy = [
      { column: 'criticality' },
      { column: 'name' },
      { column: 'tenant_id' },
    ];
    const page = await this.pageOf<AssetRow>(
      'assets',
      { cursor, limit, orderBy },
      query =>
        query
          .where('state', 'active')
          .whereRaw(`(${lately}) is not true`, [days]),
    );
    const scans = await this.#lastScansOf(page.items);
    const items = page.items.map(row => ({
      id: row.id,
      tenant: row.tenant_id,
      name: row.name,
      title: row.title,
      type: row.type,
      criticality: criticalityOf(row.criticality),
      lastScans: scans
        .filter(
          scan => scan.tenant_id === row.tenant_id && scan.asset_id === row.id,
        )
        .map(lastScanOf),
    }));
    return { ...page, items };
  }

  /** The newest scan of each source that covered the asset, newest first. */
  async lastScans(tenant: string, id: string): Promise<LastScan[]> {
    const scans = await this.#lastScansOf([{ tenant_id: tenant, id }]);
    return scans
      .map(lastScanOf)
      .sort((a, b) => b.scannedAt.localeCompare(a.scannedAt));
  }

  async #lastScansOf(
    assets: Pick<AssetRow, 'tenant_id' | 'id'>[],
  ): Promise<ScanRow[]> {
    if (assets.length === 0) return [];
    return this.rows('scan_coverages')
      .distinctOn(['tenant_id', 'asset_id', 'source'])
      .whereIn(
        ['tenant_id', 'asset_id'],
        assets.map(({ tenant_id, id }) => [tenant_id, id]),
      )
      .orderBy([
        ...['tenant_id', 'asset_id', 'source'].map(column => ({ column })),
        { column: 'scanned_at', order: 'desc' },
      ])
      .select('tenant_id', 'asset_id', 'source', 'scanned_at', 'authenticated');
  }
}

function lastScanOf(row: ScanRow): LastScan {
  const { source, scanned_at, authenticated } = row;
  return {
    ...{ source, scannedAt: scanned_at.toISOString() },
    authenticated: authenticated ?? undefined,
  };
}
