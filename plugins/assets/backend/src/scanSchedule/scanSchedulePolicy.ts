import type { Rights } from '@wardroom/platform-node';
import {
  scanScheduleDelete,
  scanScheduleLifecycle,
  scanSchedulePause,
  scanScheduleResume,
  scanScheduleStart,
  scanScheduleUpdate,
  ScanScheduleAction,
} from '@wardroom/assets-common';
import type { StoredScanSchedule } from './ScanScheduleReader';

const permissionOf = {
  update: scanScheduleUpdate,
  start: scanScheduleStart,
  pause: scanSchedulePause,
  resume: scanScheduleResume,
  delete: scanScheduleDelete,
};

/** The rights that decide on what may be done to a schedule. */
export const scanScheduleRights = Object.values(permissionOf);

/** What somebody with these rights may do to the schedule in its state. */
export function scanScheduleActions(
  { tenant, state }: Pick<StoredScanSchedule, 'tenant' | 'state'>,
  rights: Rights,
): ScanScheduleAction[] {
  return ScanScheduleAction.options.filter(
    action =>
      rights.has(permissionOf[action], tenant) &&
      ((action !== 'pause' && action !== 'resume') ||
        scanScheduleLifecycle.can(state, action)),
  );
}
