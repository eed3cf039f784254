import { planNext } from './planNext';
import type { StoredScanSchedule } from './ScanScheduleReader';
import type { ScansTransaction } from './ScansStore';

const eventOf = {
  pause: 'scanSchedule.paused',
  resume: 'scanSchedule.resumed',
} as const;

/** Pauses a schedule or lets it go on, with the scan that it has reserved, and puts it on record. */
export async function moveScanSchedule(
  tx: ScansTransaction,
  before: StoredScanSchedule,
  action: keyof typeof eventOf,
): Promise<StoredScanSchedule> {
  const { tenant, id, name } = before;
  await tx.scanRuns.takeTurn(tenant);
  const after = await tx.scanSchedules.transition(before, action);
  await planNext(tx, after);
  await tx.audit(eventOf[action], { tenant, object: id, name });
  return after;
}
