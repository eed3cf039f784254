import { ConflictError } from '@backstage/errors';
import { changedFields } from '@wardroom/platform-common';
import { MOST_TARGET_ASSETS, type ScanTargets } from '@wardroom/assets-common';
import type { ScansTransaction } from './ScansStore';

/**
 * Lets scans follow an asset that is joined with another, split or deleted: what named it names these in its place. A scan
 * that a portal has taken up goes where it was sent.
 *
 * Whoever changes assets and scans changes the scans last: who has their turn waits for no asset, so that no two wait for
 * each other.
 *
 * @throws ConflictError where a schedule would name more than it can, or nothing, which means everything
 */
export async function retargetScans(
  tx: Pick<ScansTransaction, 'scanRuns' | 'scanSchedules' | 'audit'>,
  tenant: string,
  change: { from: string; to: string[] },
): Promise<void> {
  await tx.scanRuns.takeTurn(tenant);
  await tx.scanRuns.followJoined(tenant);
  for (const before of await tx.scanSchedules.naming(tenant, change.from)) {
    const targets = followed(before.targets, change);
    mustFit(before.title, targets);
    mustName(before.title, targets);
    const after = await tx.scanSchedules.update(before, { targets });
    const { id, name, nextRunAt } = before;
    const changed = changedFields(before, { ...after, nextRunAt });
    const facts = { tenant, object: id, name, changed };
    await tx.audit('scanSchedule.updated', facts);
  }
  for (const run of await tx.scanRuns.open(tenant)) {
    if (run.begunAt || !run.targets.assets.includes(change.from)) continue;
    const targets = followed(run.targets, change);
    if (isEmpty(targets)) continue;
    await tx.scanRuns.update(run, { targets: JSON.stringify(targets) });
  }
}

function followed(
  { assets, ranges }: ScanTargets,
  { from, to }: { from: string; to: string[] },
): ScanTargets {
  const named = assets.flatMap(asset => (asset === from ? to : [asset]));
  return { assets: [...new Set(named)], ranges };
}

function mustFit(title: string, { assets }: ScanTargets): void {
  if (assets.length <= MOST_TARGET_ASSETS) return;
  throw new ConflictError(
    `The schedule “${title}” names ${MOST_TARGET_ASSETS} assets, and it can name no more: take one out of it first`,
  );
}

function mustName(title: string, targets: ScanTargets): void {
  if (!isEmpty(targets)) return;
  throw new ConflictError(
    `The schedule “${title}” scans nothing else: delete it, or have it scan something else first`,
  );
}

function isEmpty({ assets, ranges }: ScanTargets): boolean {
  return assets.length === 0 && ranges.length === 0;
}
