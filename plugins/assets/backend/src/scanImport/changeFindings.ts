import type { ScanBindings } from './bindingsOf';
import { createFindings } from './queries/createFindings';
import { createOccurrences } from './queries/createOccurrences';
import { findStatement } from './queries/findStatement';
import { insertCoverages } from './queries/insertCoverages';
import { insertSteps } from './queries/insertSteps';
import { insertTexts } from './queries/insertTexts';
import { markGone } from './queries/markGone';
import { markOlderAssets } from './queries/markOlderAssets';
import { noteNames } from './queries/noteNames';
import { noteStatements } from './queries/noteStatements';
import { planClosings } from './queries/planClosings';
import { planFindings } from './queries/planFindings';
import { planGone } from './queries/planGone';
import { planOccurrences } from './queries/planOccurrences';
import { planReturns } from './queries/planReturns';
import { planStatedFixes } from './queries/planStatedFixes';
import { touchFindings } from './queries/touchFindings';
import { touchOccurrences } from './queries/touchOccurrences';
import { uniteRecords } from './queries/uniteRecords';
import { updateAssets } from './queries/updateAssets';
import { updateFindings } from './queries/updateFindings';
import { resolveAssets } from './resolveAssets';
import type { ScanRow, ScanStatements } from './ScanStatements';

/**
 * Takes what is staged into the findings. Each part is first planned in `scan_effects`, which keeps what rows were, and
 * then done. Returns what was odd.
 */
export async function changeFindings(
  scans: ScanStatements,
  scan: ScanRow,
  bindings: ScanBindings,
): Promise<string[]> {
  const { warnings, ambiguous } = await resolveAssets(scans, bindings);
  for (const statement of [
    markOlderAssets,
    insertTexts,
    uniteRecords,
    planFindings,
    createFindings,
    planReturns,
  ])
    await scans.run(statement, bindings);
  await scans.moveFindings(scan, 'return', { closed_at: null });
  const [statement] = await scans.run(findStatement, bindings);
  const fixes = statement ? [planStatedFixes] : [];
  for (const each of [
    updateFindings,
    touchFindings,
    planOccurrences,
    createOccurrences,
    touchOccurrences,
    ...(scan.closes ? [planGone, ...fixes, markGone, planClosings] : []),
    ...(statement ? [noteStatements] : []),
    insertCoverages,
    updateAssets,
  ])
    await scans.run(each, bindings);
  if (ambiguous.length > 0)
    await scans.run(noteNames, { ...bindings, assets: ambiguous });
  return warnings;
}

/** Ends what `changeFindings` has planned, when nobody has to be asked. */
export async function closeFindings(
  scans: ScanStatements,
  scan: ScanRow,
  bindings: ScanBindings,
): Promise<void> {
  await scans.moveFindings(scan, 'close', { closed_at: bindings.at });
  await scans.run(insertSteps, bindings);
}
