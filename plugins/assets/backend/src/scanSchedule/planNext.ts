import type { StoredScanSchedule } from './ScanScheduleReader';
import { mustComeRound, nextRunOf } from './runTimesOf';
import type { ScansTransaction } from './ScansStore';

/**
 * Reserves the next scan of a schedule in place of the one that it had; none where it is paused.
 *
 * @throws InputError where it never comes round, or too often
 */
export async function planNext(
  tx: Pick<ScansTransaction, 'scanRuns'>,
  schedule: StoredScanSchedule,
): Promise<void> {
  if (schedule.state !== 'active') {
    await tx.scanRuns.unplan(schedule);
    return;
  }
  const now = await tx.scanRuns.now();
  mustComeRound(schedule, now);
  await tx.scanRuns.plan(schedule, nextRunOf(schedule, now));
}
