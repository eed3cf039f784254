import { ConflictError, InputError } from '@backstage/errors';
import {
  defineJob,
  problemOf,
  type Job,
  type TenantScope,
} from '@wardroom/platform-node';
import type { ScanImportStore } from '../scanImport/ScanImportWriter';
import { whileBeating } from '../scanImport/whileBeating';
import {
  applyScanImport,
  type HoldLimits,
} from '../scanImport/applyScanImport';
import { failScanImport } from '../scanImport/failScanImport';
import { finishRepeatedScan } from '../scanImport/finishRepeatedScan';
import { ReaderStoppedError } from '../scanImport/ReaderProcess';
import type { ReaderProcesses } from '../scanImport/ReaderProcesses';
import { readScan } from '../scanImport/readScan';
import type { ScanFolder } from '../scanImport/ScanFolder';
import { IMPORT_SCAN } from '../scanImport/ScanImportService';

/** A portal that was killed is missed after so long. */
const LEASE_SECONDS = 60;

type Parts = {
  store: ScanImportStore;
  folder: ScanFolder;
  readers: ReaderProcesses;
  hold: HoldLimits;
};

/**
 * Brings an uploaded file into the findings: reads it in a process of its own, then applies it in one transaction. Begins
 * anew where it broke off. What is wrong with the file ends the import, with a sentence; the job fails only where another try may help.
 */
export function importScan(parts: Parts): Job {
  const { store, hold } = parts;
  return defineJob({
    name: IMPORT_SCAN,
    leaseSeconds: LEASE_SECONDS,
    async run(scope, payload, report) {
      const which = { tenant: scope.tenant, id: `${payload.scanImport}` };
      const scan = await begin(store, scope, which);
      if (!scan) return;
      try {
        await whileBeating(report, async () => {
          if (
            scan.state === 'reading' &&
            !(await finishRepeatedScan(store, scope, which))
          )
            await readScan(scope, scan, { ...parts, report: stopping(report) });
          await applyScanImport(store, scope, { ...which, hold });
        });
        await store.transact(scope, async tx => {
          await tx.scanImports.dropPieces(scan);
        });
      } catch (error) {
        const reason = reasonToGiveUp(error, which.id);
        if (!reason) throw error;
        if (!(error instanceof InputError))
          store.logger.error(`import ${which.id} failed`, error as Error);
        await failScanImport(store, scope, { ...which, reason });
      }
    },
  });
}

/** The import as it is to be worked on; undefined where it has ended meanwhile. */
function begin(
  store: ScanImportStore,
  scope: TenantScope,
  { tenant, id }: { tenant: string; id: string },
) {
  return store.transact(scope, async tx => {
    const scan = await tx.scanImports.find(tenant, id);
    if (scan?.state === 'confirmed') return scan;
    // Another version, by which an earlier attempt notices that it is not at work any more.
    if (scan?.state === 'reading') return tx.scanImports.update(scan, {});
    if (scan?.state !== 'queued') return undefined;
    const { name } = scan;
    await tx.audit('scanImport.read', { tenant, object: id, name });
    return tx.scanImports.transition(scan, 'read');
  });
}

/** The same report, of which a failure ends this attempt and not the import: another is at work on it, or the database is away. */
function stopping(report: (percent: number) => Promise<void>) {
  return (percent: number) =>
    report(percent).catch(cause => {
      throw new ReaderStoppedError('The import is not ours any more', {
        cause,
      });
    });
}

// A deadlock, a serialization failure, and what is ended to make way.
const passing = /^(40|55P03|57)/;

/** What the import is to say; undefined where another try may help. */
function reasonToGiveUp(error: unknown, id: string): string | undefined {
  const { code = '', message } = error as Error & { code?: string };
  if (error instanceof InputError) return message;
  const mayPass =
    error instanceof ReaderStoppedError ||
    error instanceof ConflictError ||
    passing.test(code) ||
    problemOf(error).status === 503;
  if (mayPass) return undefined;
  return `The import failed on our side. Tell your administrator its number, ${id}.`;
}
