import type { TenantScope } from '@wardroom/platform-node';
import type { Scanners } from '../scanner/Scanners';
import { blackoutAt } from './blackoutAt';
import { decideOnRun } from './decideOnRun';
import { nextRunOf } from './runTimesOf';
import {
  scanAllowance,
  timesBetween,
  type Customer,
  type ScanAllowance,
} from './scanAllowance';
import { scanRunFacts, wordsOfTargets } from './scanRunFacts';
import type { StoredScanRun } from './ScanRunReader';
import type { StoredScanSchedule } from './ScanScheduleReader';
import type { ScansStore, ScansTransaction } from './ScansStore';
import { wallTimeOf } from './wallTimeOf';

/** Name of the job that carries a scan out. */
export const RUN_SCAN = 'run scan';

type Parts = {
  store: ScansStore;
  scanners: Scanners;
  /** Scans of a customer that may run at once. */
  mostRunning: number;
};

/**
 * Begins the scans of a customer whose time has come, or puts on record that they do not. One portal at a time does it for
 * a customer, so that neither its quota nor the number of its scans is exceeded by two that look at once.
 */
export async function startDueScans(
  parts: Parts,
  scope: TenantScope,
  customer: Customer,
): Promise<void> {
  const { store, mostRunning } = parts;
  const { tenant } = scope;
  await store.transact(scope, async tx => {
    await tx.scanRuns.takeTurn(tenant);
    const allowance = await scanAllowance(tx, tenant, customer);
    const open = await tx.scanRuns.open(tenant);
    const { limit, granted } = allowance;
    const most = limit === undefined ? undefined : limit + granted;
    let { used } = allowance;
    let running = open.filter(({ state }) => state === 'running').length;
    for (const run of await tx.scanRuns.due(tenant)) {
      const schedule = await scheduleOf(tx, run);
      const verdict = decideOnRun({
        ...{ customer, running, mostRunning, used, most },
        ...timely(run, schedule, allowance),
        scannerIsHere: parts.scanners.find(run.scanner) !== undefined,
      });
      if (verdict.is === 'wait') continue;
      if (verdict.is === 'start') {
        await start(tx, run);
        running += 1;
        used += 1;
      } else await miss(tx, run, verdict);
      if (schedule) {
        const next = nextRunOf(schedule, allowance.now);
        await tx.scanRuns.plan(schedule, next);
      }
    }
  });
}

/** The schedule that has planned it. */
async function scheduleOf(
  tx: ScansTransaction,
  { tenant, planned, schedule }: StoredScanRun,
): Promise<StoredScanSchedule | undefined> {
  if (!planned || !schedule) return undefined;
  return tx.scanSchedules.find(tenant, schedule.id);
}

function timely(
  run: StoredScanRun,
  schedule: StoredScanSchedule | undefined,
  { now }: ScanAllowance,
) {
  const dueAt = new Date(run.dueAt);
  if (!schedule) return { now, dueAt, roundsSince: 0 };
  const wallTime = wallTimeOf(now, schedule.timeZone);
  return {
    ...{ now, dueAt, missed: schedule.missed },
    blackout: blackoutAt(wallTime, schedule.blackouts),
    roundsSince: timesBetween(schedule, dueAt, now).length,
  };
}

async function start(tx: ScansTransaction, run: StoredScanRun) {
  const started = await tx.scanRuns.transition(run, 'start', {
    started_at: await tx.scanRuns.now(),
  });
  const { tenant, id } = started;
  await tx.enqueue(RUN_SCAN, tenant, { scanRun: id });
  const targets = wordsOfTargets(started);
  await tx.audit('scanRun.started', { ...scanRunFacts(started), targets });
}

async function miss(
  tx: ScansTransaction,
  run: StoredScanRun,
  { why, told }: { why: string; told: boolean },
) {
  const reason = `The scan did not begin: ${why}`;
  const missed = await tx.scanRuns.transition(run, 'miss', {
    ...{ reason, ended_at: await tx.scanRuns.now() },
  });
  const { tenant, id, dueAt } = missed;
  await tx.audit('scanRun.missed', {
    ...{ ...scanRunFacts(missed), dueAt, reason: why },
    outcome: 'failed',
  });
  if (told) await tx.emit('scanRun.missed', { tenant, id });
}
