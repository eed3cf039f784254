import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import { TenantReader } from '@wardroom/platform-node';
import type { ScanSchedule } from '@wardroom/assets-common';

/** A schedule as stored: without what depends on who looks at it. */
export type StoredScanSchedule = Omit<ScanSchedule, 'allowedActions'>;

export type ScanScheduleRow = {
  tenant_id: string;
  id: string;
  name: string;
  title: string;
  scanner: string;
  type: ScanSchedule['type'];
  targets: ScanSchedule['targets'];
  site: string | null;
  settings: ScanSchedule['settings'];
  recurrence: ScanSchedule['recurrence'];
  time_zone: string;
  blackouts: ScanSchedule['blackouts'];
  missed: ScanSchedule['missed'];
  state: ScanSchedule['state'];
  created_by: string;
  created_at: Date;
  updated_at: Date;
  version: number;
  /** Absent in what a write gives back. */
  next_run_at?: Date | null;
};

export type ScanScheduleFilter = { state?: ScanSchedule['state'][] };

const columns = `scan_schedules.*, (
  select planned_run.due_at from scan_runs planned_run
  where planned_run.tenant_id = scan_schedules.tenant_id and planned_run.scan_schedule_id = scan_schedules.id
    and planned_run.planned and planned_run.state = 'reserved') as next_run_at`;

/** Reads schedules of scans. */
export class ScanScheduleReader extends TenantReader {
  async list(
    filter: ScanScheduleFilter & PageInput,
  ): Promise<Page<StoredScanSchedule>> {
    const { cursor, limit, state } = filter;
    const orderBy = [{ column: 'name' }, { column: 'tenant_id' }];
    const page = await this.pageOf<ScanScheduleRow>(
      'scan_schedules',
      { cursor, limit, orderBy },
      rows => {
        rows.select(this.knex.raw(columns));
        if (state) rows.whereIn('state', state);
      },
    );
    return { ...page, items: page.items.map(scanScheduleOf) };
  }

  /** By id or by name. */
  async get(tenant: string, idOrName: string): Promise<StoredScanSchedule> {
    const found = await this.find(tenant, idOrName);
    if (!found)
      throw new NotFoundError(`There is no scan schedule "${idOrName}"`);
    return found;
  }

  async find(
    tenant: string,
    idOrName: string,
  ): Promise<StoredScanSchedule | undefined> {
    const key = idOrName.startsWith('sch_') ? 'id' : 'name';
    const row: ScanScheduleRow | undefined = await this.rows('scan_schedules')
      .where({ tenant_id: tenant, [key]: idOrName })
      .select(this.knex.raw(columns))
      .first();
    return row && scanScheduleOf(row);
  }

  /** Those of the tenant that name an asset. */
  async naming(tenant: string, asset: string): Promise<StoredScanSchedule[]> {
    const rows: ScanScheduleRow[] = await this.rows('scan_schedules')
      .where({ tenant_id: tenant })
      .whereRaw(`targets -> 'assets' @> to_jsonb(?::text)`, [asset])
      .select(this.knex.raw(columns))
      .orderBy('name');
    return rows.map(scanScheduleOf);
  }

  /** All of some tenants by name; they are few. */
  async allOf(...tenants: string[]): Promise<StoredScanSchedule[]> {
    const rows: ScanScheduleRow[] = await this.rows('scan_schedules')
      .whereIn('tenant_id', tenants)
      .select(this.knex.raw(columns))
      .orderBy('name');
    return rows.map(scanScheduleOf);
  }
}

/** The noun of a row. */
export function scanScheduleOf(row: ScanScheduleRow): StoredScanSchedule {
  return {
    id: row.id,
    tenant: row.tenant_id,
    name: row.name,
    title: row.title,
    scanner: row.scanner,
    type: row.type,
    targets: row.targets,
    site: row.site ?? undefined,
    settings: row.settings,
    recurrence: row.recurrence,
    timeZone: row.time_zone,
    blackouts: row.blackouts,
    missed: row.missed,
    state: row.state,
    nextRunAt: row.next_run_at?.toISOString(),
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}
