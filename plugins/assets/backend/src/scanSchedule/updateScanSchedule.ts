import { changedFields } from '@wardroom/platform-common';
import type { AssetReader } from '../asset/AssetReader';
import type { Scanners } from '../scanner/Scanners';
import { mustHaveAssets } from './mustHaveAssets';
import { planNext } from './planNext';
import type { StoredScanSchedule } from './ScanScheduleReader';
import type { ScanScheduleChanges } from './ScanScheduleWriter';
import type { ScansTransaction } from './ScansStore';

/** Changes a schedule, moves the scan that it has reserved, and puts it on record. */
export async function updateScanSchedule(
  tx: ScansTransaction & { assets: AssetReader },
  scanners: Scanners,
  options: { before: StoredScanSchedule; changes: ScanScheduleChanges },
): Promise<StoredScanSchedule> {
  const { before, changes } = options;
  const { tenant, id, name } = before;
  scanners.fitFor({ ...before, ...changes });
  await tx.scanRuns.takeTurn(tenant);
  // Assets that it has already may be out of use by now.
  if (changes.targets) await mustHaveAssets(tx, tenant, changes.targets);
  const after = await tx.scanSchedules.update(before, changes);
  await planNext(tx, after);
  const { nextRunAt } = before;
  const changed = changedFields(before, { ...after, nextRunAt });
  const facts = { tenant, object: id, name, changed };
  await tx.audit('scanSchedule.updated', facts);
  return after;
}
