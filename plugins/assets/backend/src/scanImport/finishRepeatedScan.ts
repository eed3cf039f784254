import type { TenantScope } from '@wardroom/platform-node';
import type { ScanImportCounts } from '@wardroom/assets-common';
import { bindingsOf } from './bindingsOf';
import { finishScanImport } from './finishScanImport';
import { findSameImport } from './queries/findSameImport';
import { repeatedCounts } from './scanCounts';
import type { ScanRow, ScanStore } from './ScanStatements';

type SameImport = Pick<
  ScanRow,
  'source' | 'scanner' | 'scanned_at' | 'warnings' | 'warning_count'
> & { counts: ScanImportCounts; ended_at: Date };

/**
 * Ends an import whose file is that of the newest import of its source, without reading it: it says nothing new, whatever
 * was decided since. Does nothing where it is another file.
 *
 * @returns whether it has ended it
 */
export async function finishRepeatedScan(
  store: ScanStore,
  scope: TenantScope,
  { tenant, id }: { tenant: string; id: string },
): Promise<boolean> {
  return store.transact(scope, async tx => {
    const scan = await tx.scans.take(tenant, id);
    if (scan?.state !== 'reading') return false;
    const [same] = await tx.scans.run<SameImport>(findSameImport, {
      ...{ tenant, import: id },
    });
    if (!same) return false;
    const { ended_at, counts, ...facts } = same;
    const read = { ...scan, ...facts };
    const bindings = bindingsOf(read);
    await finishScanImport(tx, read, {
      ...{ bindings, counts: repeatedCounts(counts, ended_at) },
    });
    return true;
  });
}
