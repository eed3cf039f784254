import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import { TenantReader } from '@wardroom/platform-node';
import type {
  ScanImport,
  ScanImportCounts,
  ScanImportDetails,
  ScanImportState,
} from '@wardroom/assets-common';
import { presentColumns } from './queries/presentColumns';

/** An import as stored: without what depends on who looks at it. */
export type StoredScanImport = Omit<ScanImport, 'allowedActions'> & {
  /** The asset that was named for records which name none. */
  asset?: string;
  /** When it was scanned, as somebody stated it. */
  statedAt?: string;
  /** Whether its source has no later import that is done. */
  isNewest: boolean;
};

export type ScanImportRow = {
  tenant_id: string;
  id: string;
  name: string;
  bytes: string;
  sha256: string;
  state: ScanImportState;
  created_by: string;
  format: string | null;
  asset_id: string | null;
  stated_at: Date | null;
  closes: boolean;
  source: string | null;
  scanner: string;
  scanned_at: Date | null;
  progress: number;
  counts: ScanImportCounts | null;
  warning_count: number;
  error: string | null;
  ended_at: Date | null;
  version: number;
  created_at: Date;
  /** Absent in what a write gives back. */
  is_newest?: boolean;
};

export type ScanImportFilter = { state?: ScanImportState[] };

/** Imports that have not ended: what they hold takes room. */
export const openStates = [
  'receiving',
  'queued',
  'reading',
  'held',
  'confirmed',
] as const satisfies readonly ScanImportState[];

/** Reads imports. */
export class ScanImportReader extends TenantReader {
  async list(
    filter: ScanImportFilter & PageInput,
  ): Promise<Page<StoredScanImport>> {
    const { cursor, limit, state } = filter;
    const orderBy = ['created_at', 'tenant_id', 'id'].map(column => ({
      ...{ column, direction: 'desc' as const },
    }));
    const page = await this.pageOf<ScanImportRow>(
      'scan_imports',
      { cursor, limit, orderBy },
      rows => {
        rows.select(this.knex.raw(presentColumns));
        if (state) rows.whereIn('state', state);
      },
    );
    return { ...page, items: page.items.map(scanImportOf) };
  }

  async get(tenant: string, id: string): Promise<StoredScanImport> {
    const found = await this.find(tenant, id);
    if (!found) throw new NotFoundError(`There is no import "${id}"`);
    return found;
  }

  async find(
    tenant: string,
    id: string,
  ): Promise<StoredScanImport | undefined> {
    const row: ScanImportRow | undefined = await this.rows('scan_imports')
      .where({ tenant_id: tenant, id })
      .select(this.knex.raw(presentColumns))
      .first();
    return row && scanImportOf(row);
  }

  /** What was odd about its file, and what it would close while it waits for a person. */
  async listsOf(
    tenant: string,
    id: string,
  ): Promise<Pick<ScanImportDetails, 'warnings' | 'closings'>> {
    const row = await this.rows('scan_imports')
      .where({ tenant_id: tenant, id })
      .first('state', 'warnings', 'closings');
    const closings = row?.state === 'held' ? row.closings : undefined;
    return { warnings: row?.warnings ?? [], closings: closings ?? [] };
  }

  /** Number of imports of the tenant that have not ended. */
  async countOpen(tenant: string): Promise<number> {
    const [{ count }] = await this.rows('scan_imports')
      .where({ tenant_id: tenant })
      .whereIn('state', [...openStates])
      .count<{ count: string }[]>();
    return Number(count);
  }

  /** Pieces of the file from this position on; so few that they fit into memory. */
  async pieces(tenant: string, id: string, from: number): Promise<Buffer[]> {
    const rows: { content: Buffer }[] = await this.rows('scan_pieces')
      .where({ tenant_id: tenant, scan_import_id: id })
      .where('position', '>=', from)
      .orderBy('position')
      .limit(4)
      .select('content');
    return rows.map(({ content }) => content);
  }

  /** Uploads of which nothing has come since then: their portal is gone. */
  async receivingSince(time: Date): Promise<StoredScanImport[]> {
    const rows: ScanImportRow[] = await this.rows('scan_imports')
      .where({ state: 'receiving' })
      .where('updated_at', '<', time)
      .select(this.knex.raw(presentColumns));
    return rows.map(scanImportOf);
  }

  /** Imports that wait for a job which has been given up. */
  async stranded(job: string): Promise<StoredScanImport[]> {
    const atWork = this.knex('jobs')
      .whereIn('state', ['queued', 'running'])
      .where({ name: job })
      .whereRaw('jobs.tenant_id = scan_imports.tenant_id')
      .whereRaw(`jobs.payload ->> 'scanImport' = scan_imports.id`);
    const rows: ScanImportRow[] = await this.rows('scan_imports')
      .whereIn('state', ['queued', 'reading', 'confirmed'])
      .whereNotExists(atWork)
      .select(this.knex.raw(presentColumns));
    return rows.map(scanImportOf);
  }
}

/** The noun of a row. */
export function scanImportOf(row: ScanImportRow): StoredScanImport {
  return {
    id: row.id,
    tenant: row.tenant_id,
    name: row.name,
    bytes: Number(row.bytes),
    sha256: row.sha256,
    state: row.state,
    format: row.source ?? row.format ?? undefined,
    asset: row.asset_id ?? undefined,
    statedAt: row.stated_at?.toISOString(),
    scanner: row.scanner,
    scannedAt: row.scanned_at?.toISOString(),
    closes: row.closes,
    progress: row.progress,
    counts: row.counts ?? undefined,
    reason: row.error ?? undefined,
    warningCount: row.warning_count,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString(),
    version: row.version,
    isNewest: row.is_newest ?? true,
  };
}
