import { defineJob, systemScope, type Job } from '@wardroom/platform-node';
import type { Scanners } from '../scanner/Scanners';
import { failScanRun } from '../scanSchedule/failScanRun';
import { LOST } from '../scanSchedule/beginScanRun';
import type { Tenants } from '../scanSchedule/scanAllowance';
import type { ScansStore } from '../scanSchedule/ScansStore';
import { RUN_SCAN, startDueScans } from '../scanSchedule/startDueScans';

/** Begins scans whose time has come, by the clock of the database, and ends those that nobody works on any more. */
export function startScans(parts: {
  store: ScansStore;
  scanners: Scanners;
  tenants: Tenants;
  mostRunning: number;
}): Job {
  const { store, tenants } = parts;
  return defineJob({
    name: 'start scans',
    everyMs: 5_000,
    async run(scope) {
      const stranded = await store.readOnce(scope, r =>
        r.scanRuns.stranded(RUN_SCAN),
      );
      for (const { tenant, id } of stranded) {
        const inside = systemScope('assets', [tenant]);
        await failScanRun(store, inside, { id, reason: LOST });
      }
      const due = await store.readOnce(scope, r => r.scanRuns.tenantsWithDue());
      for (const tenant of due) {
        const customer = await tenants.tenants.get({ tenant });
        const inside = systemScope('assets', [tenant]);
        await startDueScans(parts, inside, customer);
      }
    },
  });
}
