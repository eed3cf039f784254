import { ConflictError } from '@backstage/errors';
import type { AssetReader } from '../asset/AssetReader';
import type { Scanners } from '../scanner/Scanners';
import { mustHaveAssets } from './mustHaveAssets';
import { planNext } from './planNext';
import type { StoredScanSchedule } from './ScanScheduleReader';
import type { ScanScheduleDescription } from './ScanScheduleWriter';
import type { ScansTransaction } from './ScansStore';
import { wordsOfRecurrence } from './wordsOfRecurrence';

/** Of a customer. */
const MOST_SCHEDULES = 50;

/** Makes a schedule, reserves its first scan, and puts it on record. */
export async function createScanSchedule(
  tx: ScansTransaction & { assets: AssetReader },
  scanners: Scanners,
  options: { described: ScanScheduleDescription; by: string },
): Promise<StoredScanSchedule> {
  const { described, by } = options;
  const { tenant, name, scanner, type } = described;
  scanners.fitFor(described);
  await tx.scanRuns.takeTurn(tenant);
  if ((await tx.scanSchedules.allOf(tenant)).length >= MOST_SCHEDULES) {
    throw new ConflictError(
      `A customer can have ${MOST_SCHEDULES} scan schedules: delete one that is not needed`,
    );
  }
  await mustHaveAssets(tx, tenant, described.targets);
  const created = await tx.scanSchedules.create(described, by);
  await planNext(tx, created);
  const when = wordsOfRecurrence(created);
  await tx.audit('scanSchedule.created', {
    ...{ tenant, object: created.id, name, scanner, type, when },
  });
  return created;
}
