import { newId } from '@wardroom/platform-common';
import { TenantRows } from '@wardroom/platform-node';
import { scanScheduleLifecycle } from '@wardroom/assets-common';
import {
  ScanScheduleReader,
  scanScheduleOf,
  type ScanScheduleRow,
  type StoredScanSchedule,
} from './ScanScheduleReader';

/** What somebody says of a schedule. */
export type ScanScheduleDescription = Pick<
  StoredScanSchedule,
  | 'tenant'
  | 'name'
  | 'title'
  | 'scanner'
  | 'type'
  | 'targets'
  | 'site'
  | 'settings'
  | 'recurrence'
  | 'timeZone'
  | 'blackouts'
  | 'missed'
>;

export type ScanScheduleChanges = Partial<
  Omit<ScanScheduleDescription, 'tenant' | 'name'>
>;

type Transition = keyof typeof scanScheduleLifecycle.transitions;

/** Writes schedules of scans. */
export class ScanScheduleWriter extends ScanScheduleReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  async create(
    schedule: ScanScheduleDescription,
    createdBy: string,
  ): Promise<StoredScanSchedule> {
    const { tenant, name } = schedule;
    const row = await this.#write.insert<ScanScheduleRow>(
      'scan_schedules',
      {
        ...{ tenant_id: tenant, id: newId('sch'), name },
        ...{ state: scanScheduleLifecycle.initial, created_by: createdBy },
        ...columnsOf(schedule),
      },
      `There is a scan schedule "${name}" already`,
    );
    return scanScheduleOf(row);
  }

  async update(
    schedule: StoredScanSchedule,
    changes: ScanScheduleChanges,
  ): Promise<StoredScanSchedule> {
    const row = await this.#write.update<ScanScheduleRow>(
      'scan_schedules',
      keyOf(schedule),
      columnsOf({ ...schedule, ...changes }),
    );
    return scanScheduleOf(row);
  }

  async transition(
    schedule: StoredScanSchedule,
    action: Transition,
  ): Promise<StoredScanSchedule> {
    const row = await this.#write.transition<
      ScanScheduleRow,
      StoredScanSchedule['state'],
      Transition
    >('scan_schedules', {
      lifecycle: scanScheduleLifecycle,
      row: { ...keyOf(schedule), state: schedule.state },
      action,
    });
    return scanScheduleOf(row);
  }

  async delete({ tenant, id }: StoredScanSchedule): Promise<void> {
    await this.#write.delete('scan_schedules', { tenantId: tenant, id });
  }
}

function keyOf({ tenant, id, version }: StoredScanSchedule) {
  return { tenantId: tenant, id, version };
}

function columnsOf(schedule: ScanScheduleDescription) {
  return {
    title: schedule.title,
    scanner: schedule.scanner,
    type: schedule.type,
    targets: JSON.stringify(schedule.targets),
    site: schedule.site ?? null,
    settings: JSON.stringify(schedule.settings),
    recurrence: JSON.stringify(schedule.recurrence),
    time_zone: schedule.timeZone,
    blackouts: JSON.stringify(schedule.blackouts),
    missed: schedule.missed,
  };
}
