import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { systemScope } from '@wardroom/platform-node';
import type { Scanner, ScanReport } from '@wardroom/assets-node';
import { settingsFor, type Scanners } from '../scanner/Scanners';
import type { StoredScanRun } from './ScanRunReader';
import type { ScansStore } from './ScansStore';
import type { ScanWatch } from './ScanWatch';
import { targetsOf } from './targetsOf';

/** Has the scanner look at what the targets are now. Where the signal aborts, nobody waits for the scanner. */
export async function carryOutScan(
  { store, scanners }: { store: ScansStore; scanners: Scanners },
  run: StoredScanRun,
  { watch, signal }: { watch: ScanWatch; signal: AbortSignal },
): Promise<ScanReport> {
  const scanner = scanners.fitFor(run);
  const scope = systemScope('assets', [run.tenant]);
  const named = await store.readOnce(scope, r => targetsOf(r, run));
  const targets = await reachedOf(scanner, run, named);
  const { tenant, id: runId, type, site, ports } = run;
  const work = scanner.run({
    ...{ tenant, runId, type, targets, site, signal },
    ports: ports.length > 0 ? ports : undefined,
    settings: settingsFor(scanner, run.settings),
    onProgress: percent => {
      watch.progress = percent;
    },
  });
  return Promise.race([work, aborted(signal)]);
}

/** An emergency scan goes to what it gets to: who has chosen it was told what is left out. All others go to all or nothing. */
async function reachedOf(
  scanner: Scanner,
  { tenant, type, site, emergencyScanId }: StoredScanRun,
  targets: string[],
): Promise<string[]> {
  if (!emergencyScanId || !site || !scanner.within) return targets;
  const [reached] = await scanner.within([
    { tenant, type, site, addresses: targets },
  ]);
  if (reached.length > 0) return reached;
  throw new InputError('None of its assets is in the ranges of the site');
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(new ServiceUnavailableError('It was ended'));
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}
