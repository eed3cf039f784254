import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import { TenantReader } from '@wardroom/platform-node';
import type { ScanRun } from '@wardroom/assets-common';

/** A scan as stored: without what depends on who looks at it. */
export type StoredScanRun = Omit<ScanRun, 'allowedActions'> & {
  /** Whether its schedule has planned it; others were asked for by somebody. */
  planned: boolean;
  /** Where its finding was seen. */
  ports: number[];
  /** When a portal took it up. */
  begunAt?: string;
};

export type ScanRunRow = {
  tenant_id: string;
  id: string;
  scan_schedule_id: string | null;
  schedule_name: string | null;
  schedule_title: string | null;
  planned: boolean;
  finding_id: string | null;
  emergency_scan_id: string | null;
  ports: number[];
  scanner: string;
  type: ScanRun['type'];
  targets: ScanRun['targets'];
  site: string | null;
  settings: ScanRun['settings'];
  state: ScanRun['state'];
  due_at: Date;
  started_at: Date | null;
  begun_at: Date | null;
  ended_at: Date | null;
  progress: number;
  reason: string | null;
  scan_import_id: string | null;
  requested_by: string;
  created_at: Date;
  version: number;
};

export type ScanRunFilter = {
  state?: ScanRun['state'][];
  schedule?: string;
  finding?: string;
};

/** Reads scans. */
export class ScanRunReader extends TenantReader {
  /** The clock by which scans begin: there is one for all portals. */
  async now(): Promise<Date> {
    const { rows } = await this.knex.raw('select clock_timestamp() as now');
    return rows[0].now;
  }

  async list(filter: ScanRunFilter & PageInput): Promise<Page<StoredScanRun>> {
    const { cursor, limit, state, schedule, finding } = filter;
    const orderBy = ['due_at', 'tenant_id', 'id'].map(column => ({
      ...{ column, direction: 'desc' as const },
    }));
    const page = await this.pageOf<ScanRunRow>(
      'scan_runs',
      { cursor, limit, orderBy },
      rows => {
        if (state) rows.whereIn('state', state);
        if (schedule) rows.where({ scan_schedule_id: schedule });
        if (finding) rows.where({ finding_id: finding });
      },
    );
    return { ...page, items: page.items.map(scanRunOf) };
  }

  async get(tenant: string, id: string): Promise<StoredScanRun> {
    const found = await this.find(tenant, id);
    if (!found) throw new NotFoundError(`There is no scan "${id}"`);
    return found;
  }

  async find(tenant: string, id: string): Promise<StoredScanRun | undefined> {
    const row: ScanRunRow | undefined = await this.rows('scan_runs')
      .where({ tenant_id: tenant, id })
      .first();
    return row && scanRunOf(row);
  }

  /** Tenants that have a scan whose time has come. */
  async tenantsWithDue(): Promise<string[]> {
    return this.rows('scan_runs')
      .where({ state: 'reserved' })
      .whereRaw('due_at <= clock_timestamp()')
      .distinct('tenant_id')
      .pluck('tenant_id');
  }

  /** Scans of the tenant whose time has come, the longest ago first. */
  async due(tenant: string): Promise<StoredScanRun[]> {
    const rows: ScanRunRow[] = await this.rows('scan_runs')
      .where({ tenant_id: tenant, state: 'reserved' })
      .whereRaw('due_at <= clock_timestamp()')
      .orderBy(['due_at', 'id'])
      .limit(50);
    return rows.map(scanRunOf);
  }

  /** Scans of some tenants that have not ended. */
  async open(...tenants: string[]): Promise<StoredScanRun[]> {
    const rows: ScanRunRow[] = await this.rows('scan_runs')
      .whereIn('tenant_id', tenants)
      .whereIn('state', ['reserved', 'running'])
      .orderBy(['due_at', 'id']);
    return rows.map(scanRunOf);
  }

  /** Numbers of scans that began in a time of each tenant; none where none began. */
  async countStarted(
    times: { tenant: string; from: Date; to: Date }[],
  ): Promise<Map<string, number>> {
    const rows: { tenant_id: string; count: string }[] = await this.rows(
      'scan_runs',
    )
      .joinRaw(
        `join unnest(?::text[], ?::timestamptz[], ?::timestamptz[]) as asked (tenant, begins, ends)
         on asked.tenant = scan_runs.tenant_id
         and scan_runs.started_at >= asked.begins and scan_runs.started_at < asked.ends`,
        [
          times.map(({ tenant }) => tenant),
          times.map(({ from }) => from),
          times.map(({ to }) => to),
        ],
      )
      .groupBy('scan_runs.tenant_id')
      .select('scan_runs.tenant_id')
      .count();
    return new Map(rows.map(row => [row.tenant_id, Number(row.count)]));
  }

  /** Through which sites the newest scans of a scanner went, by their tenants. */
  async newestSites(
    tenants: string[],
    scanner: string,
  ): Promise<Map<string, string>> {
    const rows: Pick<ScanRunRow, 'tenant_id' | 'site'>[] = await this.rows(
      'scan_runs',
    )
      .whereIn('tenant_id', tenants)
      .where({ scanner })
      .distinctOn('tenant_id')
      .orderBy([
        { column: 'tenant_id' },
        { column: 'created_at', order: 'desc' },
      ])
      .select('tenant_id', 'site');
    return new Map(rows.map(row => [row.tenant_id, row.site ?? '']));
  }

  /** The newest scan of a scanner that went through a site. */
  async newestOf(
    tenant: string,
    scanner: string,
  ): Promise<StoredScanRun | undefined> {
    const row: ScanRunRow | undefined = await this.rows('scan_runs')
      .where({ tenant_id: tenant, scanner })
      .orderBy('created_at', 'desc')
      .first();
    return row && scanRunOf(row);
  }

  /** Scans that are said to run and that no job is at work on. */
  async stranded(job: string): Promise<StoredScanRun[]> {
    const atWork = this.knex('jobs')
      .whereIn('state', ['queued', 'running'])
      .where({ name: job })
      .whereRaw('jobs.tenant_id = scan_runs.tenant_id')
      .whereRaw(`jobs.payload ->> 'scanRun' = scan_runs.id`);
    const rows: ScanRunRow[] = await this.rows('scan_runs')
      .where({ state: 'running' })
      .whereNotExists(atWork);
    return rows.map(scanRunOf);
  }
}

/** The noun of a row. */
export function scanRunOf(row: ScanRunRow): StoredScanRun {
  return {
    id: row.id,
    tenant: row.tenant_id,
    state: row.state,
    schedule: row.scan_schedule_id
      ? {
          id: row.scan_schedule_id,
          name: row.schedule_name ?? '',
          title: row.schedule_title ?? '',
        }
      : undefined,
    planned: row.planned,
    findingId: row.finding_id ?? undefined,
    emergencyScanId: row.emergency_scan_id ?? undefined,
    ports: row.ports,
    scanner: row.scanner,
    type: row.type,
    targets: row.targets,
    site: row.site ?? undefined,
    settings: row.settings,
    dueAt: row.due_at.toISOString(),
    startedAt: row.started_at?.toISOString(),
    begunAt: row.begun_at?.toISOString(),
    endedAt: row.ended_at?.toISOString(),
    progress: row.progress,
    reason: row.reason ?? undefined,
    scanImportId: row.scan_import_id ?? undefined,
    requestedBy: row.requested_by,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}
