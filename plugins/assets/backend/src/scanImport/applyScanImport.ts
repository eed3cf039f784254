import type { TenantScope } from '@wardroom/platform-node';
import type { ScanImportCounts } from '@wardroom/assets-common';
import { severityAt } from '../finding/severityAt';
import { bindingsOf, type ScanBindings } from './bindingsOf';
import { changeFindings, closeFindings } from './changeFindings';
import { finishScanImport } from './finishScanImport';
import { countClosings } from './queries/countClosings';
import { countEffects } from './queries/countEffects';
import { findNewestImport } from './queries/findNewestImport';
import { listClosings } from './queries/listClosings';
import { repeatedCounts, scanCounts, type EffectCounts } from './scanCounts';
import type {
  ScanRow,
  ScanStatements,
  ScanStore,
  ScanTransaction,
} from './ScanStatements';

type NewestImport = ScanRow & { counts: ScanImportCounts; ended_at: Date };

/** More than this share of the open findings and more than so many are closed only when a person has agreed. */
export type HoldLimits = { share: number; least: number };

const usualLimits: HoldLimits = { share: 0.2, least: 5 };

/**
 * Makes findings of what is staged: all of it with its audit event, or nothing. Does nothing where the import is neither
 * read nor confirmed, so that two may try.
 *
 * @returns the state in which the import is now; undefined where there is none
 */
export async function applyScanImport(
  store: ScanStore,
  scope: TenantScope,
  options: { tenant: string; id: string; hold?: HoldLimits },
): Promise<ScanRow['state'] | undefined> {
  const { tenant, id, hold = usualLimits } = options;
  return store.transact(scope, async tx => {
    const scan = await tx.scans.take(tenant, id);
    if (scan?.state !== 'reading' && scan?.state !== 'confirmed')
      return scan?.state;
    const bindings = bindingsOf(scan);
    const repeated = await countsOfRepeated(tx.scans, scan, bindings);
    if (repeated)
      return finishScanImport(tx, scan, { bindings, counts: repeated });
    await tx.scans.run('savepoint unchanged', bindings);
    const warnings = await changeFindings(tx.scans, scan, bindings);
    const reason = await reasonToAsk(tx.scans, { scan, bindings, hold });
    const counts = await countsOf(tx.scans, bindings);
    if (reason) return ask(tx, scan, { bindings, counts, reason });
    await closeFindings(tx.scans, scan, bindings);
    return finishScanImport(tx, scan, { bindings, counts, warnings });
  });
}

/** The counts of an import whose file is that of the source's newest one: it says nothing new, whatever was decided since. */
async function countsOfRepeated(
  scans: ScanStatements,
  scan: ScanRow,
  bindings: ScanBindings,
): Promise<ScanImportCounts | undefined> {
  const [newest] = await scans.run<NewestImport>(findNewestImport, bindings);
  const isSame =
    newest?.sha256 === scan.sha256 &&
    newest.asset_id === scan.asset_id &&
    newest.closes === scan.closes;
  return isSame ? repeatedCounts(newest.counts, newest.ended_at) : undefined;
}

/** What a person is asked where an import would close much. */
async function reasonToAsk(
  scans: ScanStatements,
  options: { scan: ScanRow; bindings: ScanBindings; hold: HoldLimits },
): Promise<string | undefined> {
  const { scan, bindings, hold } = options;
  if (scan.state === 'confirmed') return undefined;
  const [{ closing, open }] = await scans.run<{
    closing: number;
    open: number;
  }>(countClosings, bindings);
  return closing > hold.least && closing > open * hold.share
    ? `It would close ${closing} of the ${open} open findings of what it has scanned. Confirm that it may, or cancel it.`
    : undefined;
}

async function countsOf(scans: ScanStatements, bindings: ScanBindings) {
  const [effects] = await scans.run<EffectCounts>(countEffects, bindings);
  return scanCounts(effects);
}

async function closingsOf(scans: ScanStatements, bindings: ScanBindings) {
  const rows = await scans.run<{ severity: number }>(listClosings, bindings);
  return rows.map(row => ({ ...row, severity: severityAt(row.severity) }));
}

/** Leaves everything as it was and shows what would be. */
async function ask(
  tx: ScanTransaction,
  scan: ScanRow,
  outcome: {
    bindings: ScanBindings;
    counts: ScanImportCounts;
    reason: string;
  },
): Promise<'held'> {
  const { bindings, counts, reason } = outcome;
  const closings = await closingsOf(tx.scans, bindings);
  await tx.scans.run('rollback to savepoint unchanged', bindings);
  await tx.scans.transition(scan, 'hold', {
    counts: JSON.stringify(counts),
    closings: JSON.stringify(closings),
    error: reason,
    scanned_at: bindings.at,
  });
  await tx.audit('scanImport.held', {
    tenant: scan.tenant_id,
    object: scan.id,
    name: scan.name,
    closed: counts.closed,
  });
  return 'held';
}
