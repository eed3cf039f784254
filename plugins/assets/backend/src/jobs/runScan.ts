import { addAbortSignal } from 'node:stream';
import { defineJob, type Job, type TenantScope } from '@wardroom/platform-node';
import type { ScanReport } from '@wardroom/assets-node';
import type { ScanImportService } from '../scanImport/ScanImportService';
import type { Scanners } from '../scanner/Scanners';
import { beginScanRun, LOST } from '../scanSchedule/beginScanRun';
import { carryOutScan } from '../scanSchedule/carryOutScan';
import { failScanRun } from '../scanSchedule/failScanRun';
import { piecesOf } from '../scanSchedule/piecesOf';
import { isTold, scanFaultOf } from '../scanSchedule/scanFaultOf';
import { scanRunFacts } from '../scanSchedule/scanRunFacts';
import type { StoredScanRun } from '../scanSchedule/ScanRunReader';
import type { ScansStore } from '../scanSchedule/ScansStore';
import { ScanWatch } from '../scanSchedule/ScanWatch';
import { RUN_SCAN } from '../scanSchedule/startDueScans';

/** A portal that was killed is missed after so long. */
const LEASE_SECONDS = 60;
const BEAT_MS = 5_000;

const FEWER = 'Scan fewer targets at once.';

export type ScanParts = {
  store: ScansStore;
  scanners: Scanners;
  scanImports: Pick<ScanImportService, 'create'>;
  /** Aborts when the portal stops. */
  stopping: AbortSignal;
  /** How long a scan may take, in hours. */
  hours: number;
  beatMs?: number;
};

/**
 * Carries a scan out and hands its report over to an import. A scan is never begun twice: where its portal was killed, the
 * next one that takes the job puts on record that it failed.
 */
export function runScan(parts: ScanParts): Job {
  const { store, stopping, hours } = parts;
  return defineJob({
    name: RUN_SCAN,
    leaseSeconds: LEASE_SECONDS,
    async run(scope, payload, report) {
      const id = `${payload.scanRun}`;
      const run = await beginScanRun(store, scope, id);
      if (!run) return;
      const watch = new ScanWatch(store, parts.beatMs ?? BEAT_MS);
      const late = AbortSignal.timeout(hours * 3_600_000);
      const signal = AbortSignal.any([watch.signal, stopping, late]);
      watch.begin(run, report);
      try {
        const found = await carryOutScan(parts, run, { watch, signal });
        addAbortSignal(signal, found.file);
        await handOver(parts, { scope, run, report: found });
      } catch (error) {
        if (!isTold(error) && !signal.aborted)
          store.logger.error(`scan ${id} failed`, error as Error);
        let reason = scanFaultOf(error as Error, id);
        if (late.aborted)
          reason = `It took longer than ${hours} hours. ${FEWER}`;
        if (stopping.aborted) reason = LOST;
        await failScanRun(store, scope, { id, reason });
      } finally {
        watch.end();
      }
    },
  });
}

/** The report and the end of its scan are one: neither is there without the other. */
async function handOver(
  { store, scanImports }: Pick<ScanParts, 'store' | 'scanImports'>,
  options: { scope: TenantScope; run: StoredScanRun; report: ScanReport },
): Promise<void> {
  const { scope, run, report } = options;
  const { tenant } = run;
  await scanImports.create(
    scope,
    { tenant, name: report.filename.slice(0, 200) },
    {
      pieces: maxBytes => piecesOf(report.file, maxBytes),
      within: queue =>
        store.transact(scope, async tx => {
          const queued = await queue(tx);
          const now = await tx.scanRuns.get(tenant, run.id);
          const done = await tx.scanRuns.transition(now, 'finish', {
            ...{ progress: 100, scan_import_id: queued.id },
            ended_at: await tx.scanRuns.now(),
          });
          const facts = { ...scanRunFacts(done), scanImport: queued.id };
          await tx.audit('scanRun.finished', facts);
          return queued;
        }),
    },
  );
}
