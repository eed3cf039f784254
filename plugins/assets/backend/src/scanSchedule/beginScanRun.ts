import type { TenantScope } from '@wardroom/platform-node';
import { failScanRun } from './failScanRun';
import type { StoredScanRun } from './ScanRunReader';
import type { ScansStore } from './ScansStore';

/** What is said of a scan that has lost its portal. */
export const LOST = 'The portal was stopped while the scan ran. Run it again.';

/**
 * The scan as it is to be carried out; undefined where there is nothing to do any more. One that was begun already has lost
 * its portal: nobody knows how far it came, so that it has failed.
 */
export async function beginScanRun(
  store: ScansStore,
  scope: TenantScope,
  id: string,
): Promise<StoredScanRun | undefined> {
  const { run, isLost } = await store.transact(scope, async tx => {
    const found = await tx.scanRuns.find(scope.tenant, id);
    if (found?.state !== 'running') return { isLost: false };
    if (found.begunAt) return { isLost: true };
    const begun_at = await tx.scanRuns.now();
    return {
      run: await tx.scanRuns.update(found, { begun_at }),
      isLost: false,
    };
  });
  if (isLost) await failScanRun(store, scope, { id, reason: LOST });
  return run;
}
