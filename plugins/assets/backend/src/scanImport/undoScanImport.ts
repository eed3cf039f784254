import { ConflictError, NotFoundError } from '@backstage/errors';
import type { TenantScope } from '@wardroom/platform-node';
import { enqueueRanking } from '../enqueueRanking';
import { bindingsOf, type ScanBindings } from './bindingsOf';
import { carryVersions } from './queries/carryVersions';
import { clearEffects } from './queries/clearEffects';
import { countKept } from './queries/countKept';
import { findLaterSplit } from './queries/findLaterSplit';
import { findNewestImport } from './queries/findNewestImport';
import { removeCoverages } from './queries/removeCoverages';
import { removeDiscoveredAssets } from './queries/removeDiscoveredAssets';
import { removeFindings } from './queries/removeFindings';
import { removeIdentifiers } from './queries/removeIdentifiers';
import { removeOccurrences } from './queries/removeOccurrences';
import { removeSteps } from './queries/removeSteps';
import { removeTexts } from './queries/removeTexts';
import { restoreAssets } from './queries/restoreAssets';
import { restoreFindings } from './queries/restoreFindings';
import { restoreOccurrences } from './queries/restoreOccurrences';
import type {
  ScanRow,
  ScanStatements,
  ScanStore,
  ScanTransaction,
} from './ScanStatements';

/** Assets that one event names. */
const NAMED = 50;

/**
 * Takes back what an import has changed. Findings that somebody has decided about since stay as they are.
 *
 * @returns the number of findings that stay
 * @throws ConflictError where it is not the newest import of its source, was changed meanwhile, or an asset of it was split
 */
export async function undoScanImport(
  store: ScanStore,
  scope: TenantScope,
  options: { tenant: string; id: string; version: number },
): Promise<{ kept: number }> {
  const { tenant, id, version } = options;
  return store.transact(scope, async tx => {
    const scan = await tx.scans.take(tenant, id);
    if (!scan) throw new NotFoundError(`There is no import "${id}"`);
    const bindings = bindingsOf(scan);
    const [newest] = await tx.scans.run<ScanRow>(findNewestImport, bindings);
    if (scan.state === 'done' && newest.id !== id)
      throw new ConflictError(
        `Only the newest import of ${scan.source} can be undone, and that is ${newest.name}`,
      );
    await mustBeWhole(tx.scans, bindings);
    await tx.scans.transition({ ...scan, version }, 'undo', {});
    const [{ kept, effects }] = await tx.scans.run<{
      kept: number;
      effects: number;
    }>(countKept, bindings);
    if (effects === 0 && hasChanged(scan))
      throw new ConflictError(
        'What this import has changed is not on record any more: only the last three imports of a source can be undone',
      );
    for (const statement of [
      removeSteps,
      removeFindings,
      carryVersions,
      restoreFindings,
      removeOccurrences,
      restoreOccurrences,
      removeCoverages,
      removeTexts,
      restoreAssets,
    ])
      await tx.scans.run(statement, bindings);
    const removed = await tx.scans.run<{ name: string }>(
      removeDiscoveredAssets,
      bindings,
    );
    for (const statement of [removeIdentifiers, clearEffects])
      await tx.scans.run(statement, bindings);
    await tx.audit('scanImport.undone', {
      tenant,
      object: id,
      name: scan.name,
    });
    await tellRemoved(
      tx,
      { tenant, id },
      removed.map(({ name }) => name),
    );
    await enqueueRanking(tx, tenant);
    return { kept };
  });
}

/** What it changed of an asset that was split since is on two assets by now. */
async function mustBeWhole(
  scans: ScanStatements,
  bindings: ScanBindings,
): Promise<void> {
  const [split] = await scans.run<{ whole: string; part: string }>(
    findLaterSplit,
    bindings,
  );
  if (!split) return;
  throw new ConflictError(
    `“${split.part}” was split off “${split.whole}” after this import: join them again, then it can be undone`,
  );
}

/** Says which assets went with it: nobody can ask for them any more. */
async function tellRemoved(
  tx: Pick<ScanTransaction, 'emit'>,
  scan: { tenant: string; id: string },
  names: string[],
): Promise<void> {
  for (let from = 0; from === 0 || from < names.length; from += NAMED)
    await tx.emit('scanImport.undone', {
      ...scan,
      removed: names.slice(from, from + NAMED).join(' '),
    });
}

function hasChanged({ counts }: ScanRow): boolean {
  const { created = 0, updated = 0, reopened = 0, closed = 0 } = counts ?? {};
  return created + updated + reopened + closed > 0;
}
