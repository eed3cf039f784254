import { newId } from '@wardroom/platform-common';
import { TenantRows } from '@wardroom/platform-node';
import {
  scanRunLifecycle,
  type ScanRunTransition,
  type ScanSchedule,
} from '@wardroom/assets-common';
import {
  ScanRunReader,
  scanRunOf,
  type ScanRunRow,
  type StoredScanRun,
} from './ScanRunReader';

/** A scan that somebody asks for. */
export type NewScanRun = Pick<
  StoredScanRun,
  | 'tenant'
  | 'scanner'
  | 'type'
  | 'targets'
  | 'site'
  | 'settings'
  | 'schedule'
  | 'findingId'
  | 'emergencyScanId'
  | 'requestedBy'
> & { ports?: number[] };

/** What becomes known of a scan on its way. */
export type ScanRunChanges = Partial<{
  started_at: Date;
  begun_at: Date;
  ended_at: Date;
  progress: number;
  reason: string | null;
  scan_import_id: string;
  targets: string;
}>;

/** Who asks for what is planned. */
const PLANNER = 'plugin:assets';

type Plan = Omit<ScanSchedule, 'allowedActions'>;

/** Writes scans. */
export class ScanRunWriter extends ScanRunReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  /** One at a time of those that plan, start or count scans of this tenant, until the transaction ends. */
  async takeTurn(tenant: string): Promise<void> {
    await this.knex.raw('select pg_advisory_xact_lock(hashtext(?))', [
      `scans of ${tenant}`,
    ]);
  }

  /** Reserves a scan that is to begin at once. */
  async create(run: NewScanRun): Promise<StoredScanRun> {
    const row = await this.#write.insert<ScanRunRow>('scan_runs', {
      ...{ tenant_id: run.tenant, id: newId('run') },
      ...{ state: scanRunLifecycle.initial, requested_by: run.requestedBy },
      ...{ finding_id: run.findingId, ports: JSON.stringify(run.ports ?? []) },
      emergency_scan_id: run.emergencyScanId,
      due_at: this.knex.raw('clock_timestamp()'),
      ...scheduleColumns(run.schedule),
      ...workColumns(run),
    });
    return scanRunOf(row);
  }

  /** The planned run of a schedule at this time, in place of the one it had; none where there is no time. */
  async plan(schedule: Plan, dueAt: Date | undefined): Promise<void> {
    const { tenant } = schedule;
    await this.unplan(schedule);
    if (!dueAt) return;
    await this.#write.insert<ScanRunRow>('scan_runs', {
      ...{ tenant_id: tenant, id: newId('run'), planned: true },
      ...{ state: scanRunLifecycle.initial, requested_by: PLANNER },
      due_at: dueAt,
      ...scheduleColumns(schedule),
      ...workColumns(schedule),
    });
  }

  /** Drops the planned run of a schedule: it was a promise, and nothing has happened. */
  async unplan({ tenant, id }: Pick<Plan, 'tenant' | 'id'>): Promise<void> {
    await this.knex('scan_runs')
      .where({ tenant_id: tenant, scan_schedule_id: id })
      .where({ planned: true, state: scanRunLifecycle.initial })
      .delete();
  }

  async update(
    run: StoredScanRun,
    changes: ScanRunChanges,
  ): Promise<StoredScanRun> {
    const row = await this.#write.update<ScanRunRow>(
      'scan_runs',
      keyOf(run),
      changes,
    );
    return scanRunOf(row);
  }

  async transition(
    run: StoredScanRun,
    action: ScanRunTransition,
    changes: ScanRunChanges = {},
  ): Promise<StoredScanRun> {
    const row = await this.#write.transition<
      ScanRunRow,
      StoredScanRun['state'],
      ScanRunTransition
    >(
      'scan_runs',
      {
        lifecycle: scanRunLifecycle,
        row: { ...keyOf(run), state: run.state },
        action,
      },
      changes,
    );
    return scanRunOf(row);
  }

  /** Scans that test a finding anew which was joined with another one are of that one. */
  async followJoined(tenant: string): Promise<void> {
    await this.knex.raw(
      `update scan_runs as retest set finding_id = joined.finding_id
       from joined_findings as joined
       where retest.tenant_id = :tenant and joined.tenant_id = :tenant and joined.id = retest.finding_id`,
      { tenant },
    );
  }

  /** Says how far a scan is: news, and no change that somebody else's would have to give way to. */
  async noteProgress(
    { tenant, id }: Pick<StoredScanRun, 'tenant' | 'id'>,
    progress: number,
  ): Promise<void> {
    await this.knex('scan_runs')
      .where({ tenant_id: tenant, id, state: 'running' })
      .update({ progress });
  }
}

function keyOf({ tenant, id, version }: StoredScanRun) {
  return { tenantId: tenant, id, version };
}

function scheduleColumns(schedule: StoredScanRun['schedule']) {
  return {
    scan_schedule_id: schedule?.id,
    schedule_name: schedule?.name,
    schedule_title: schedule?.title,
  };
}

function workColumns(
  work: Pick<NewScanRun, 'scanner' | 'type' | 'targets' | 'site' | 'settings'>,
) {
  return {
    scanner: work.scanner,
    type: work.type,
    targets: JSON.stringify(work.targets),
    site: work.site ?? null,
    settings: JSON.stringify(work.settings),
  };
}
