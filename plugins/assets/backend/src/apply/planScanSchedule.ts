import type { ApplyPlan } from '@wardroom/platform-common';
import type { ScanSchedule } from '@wardroom/assets-common';
import type { StoredScanSchedule } from '../scanSchedule/ScanScheduleReader';
import type { ScanScheduleDescription } from '../scanSchedule/ScanScheduleWriter';

type Change = ApplyPlan['changes'][number];

/** A schedule as a file says it. */
export type WantedSchedule = ScanScheduleDescription &
  Pick<ScanSchedule, 'state'>;

const fields = [
  ...(['title', 'scanner', 'type', 'targets', 'site', 'settings'] as const),
  ...(['recurrence', 'timeZone', 'blackouts', 'missed', 'state'] as const),
];

/** What it takes to bring a schedule to what a file says. */
export function planScanSchedule(
  before: StoredScanSchedule | undefined,
  after: WantedSchedule,
): Change {
  const entity = `scanschedule:${after.tenant}/${after.name}`;
  const changed: Change['fields'] = fields
    .filter(name => plain(before?.[name]) !== plain(after[name]))
    .map(field => ({ field, before: before?.[field], after: after[field] }));
  if (!before) return { entity, action: 'create', fields: changed };
  const action = changed.length > 0 ? 'update' : 'unchanged';
  return { entity, action, fields: changed };
}

/** As text: neither the order of names, which the database changes, nor that of targets is a difference. */
function plain(value: unknown, name?: string): string {
  if (Array.isArray(value)) {
    const parts = value.map(part => plain(part));
    const isSet = name === 'assets' || name === 'ranges';
    return `[${(isSet ? parts.sort() : parts).join()}]`;
  }
  if (typeof value !== 'object' || value === null)
    return JSON.stringify(value) ?? '';
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([key, part]) => `${JSON.stringify(key)}:${plain(part, key)}`);
  return `{${parts.sort().join()}}`;
}
