import type { ScanImportCounts } from '@wardroom/assets-common';
import { enqueueRanking } from '../enqueueRanking';
import type { ScanBindings } from './bindingsOf';
import { clearRecords } from './queries/clearRecords';
import { forgetEffects } from './queries/forgetEffects';
import type { ScanRow, ScanTransaction } from './ScanStatements';

const MOST_WARNINGS = 1000;

/** Ends an import that has done its work, and has its customer's findings ranked. */
export async function finishScanImport(
  tx: ScanTransaction,
  scan: ScanRow,
  outcome: {
    bindings: ScanBindings;
    counts: ScanImportCounts;
    warnings?: string[];
  },
): Promise<'done'> {
  const { bindings, counts, warnings = [] } = outcome;
  const { tenant_id: tenant, id, name } = scan;
  await tx.scans.run(clearRecords, bindings);
  await tx.scans.run(forgetEffects, bindings);
  await tx.scans.transition(scan, 'finish', {
    counts: JSON.stringify(counts),
    error: null,
    source: scan.source,
    scanner: scan.scanner,
    scanned_at: bindings.at,
    progress: 100,
    warnings: JSON.stringify(
      [...scan.warnings, ...warnings].slice(0, MOST_WARNINGS),
    ),
    warning_count: scan.warning_count + warnings.length,
    ended_at: new Date(),
  });
  const { created, updated, reopened, closed } = counts;
  await tx.audit('scanImport.finished', {
    tenant,
    object: id,
    ...{ name, created, updated, reopened, closed },
  });
  await tx.emit('scanImport.finished', { tenant, id });
  await enqueueRanking(tx, tenant);
  return 'done';
}
