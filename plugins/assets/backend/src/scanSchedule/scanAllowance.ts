import { ConflictError } from '@backstage/errors';
import type { PluginClient } from '@wardroom/platform-node';
import type { ScanQuota } from '@wardroom/assets-common';
import type { Tenant, tenantsContract } from '@wardroom/tenants-common';
import { byTenant } from './byTenant';
import { monthOf, type Month } from './monthOf';
import { runTimesOf } from './runTimesOf';
import type { ScanQuotaReader, StoredScanQuota } from './ScanQuotaReader';
import type { ScanRunReader, StoredScanRun } from './ScanRunReader';
import type {
  ScanScheduleReader,
  StoredScanSchedule,
} from './ScanScheduleReader';

export type Tenants = Pick<
  PluginClient<typeof tenantsContract>,
  'tenants' | 'tenantGroups'
>;

/** What of a customer decides on its scans. */
export type Customer = Pick<Tenant, 'state' | 'tier' | 'timeZone'>;

/** How many scans a customer may have this month, and what takes them up. */
export type ScanAllowance = {
  quota: StoredScanQuota;
  month: Month;
  now: Date;
  /** Undefined where there is none. */
  limit?: number;
  granted: number;
  used: number;
  /** Scans that were asked for and have not begun, and planned ones that are late. */
  waiting: StoredScanRun[];
  /** Those that go on. */
  schedules: StoredScanSchedule[];
};

const limits: Record<Customer['tier'], number | undefined> = {
  essential: 4,
  professional: 8,
  enterprise: undefined,
};

type Readers = {
  scanQuotas: ScanQuotaReader;
  scanRuns: ScanRunReader;
  scanSchedules: ScanScheduleReader;
};

/** Reads how many scans a customer may have. */
export async function scanAllowance(
  r: Readers,
  tenant: string,
  { state, tier, timeZone }: Customer,
): Promise<ScanAllowance> {
  const [allowance] = await scanAllowances(r, [
    { id: tenant, state, tier, timeZone },
  ]);
  return allowance;
}

/** The same of many customers, in their order, with as many queries as of one. */
export async function scanAllowances(
  r: Readers,
  customers: (Customer & { id: string })[],
): Promise<ScanAllowance[]> {
  const tenants = customers.map(({ id }) => id);
  const now = await r.scanRuns.now();
  const months = customers.map(({ timeZone }) => monthOf(now, timeZone));
  const quotas = await r.scanQuotas.allOf(tenants);
  const open = byTenant(await r.scanRuns.open(...tenants));
  const schedules = byTenant(await r.scanSchedules.allOf(...tenants));
  const used = await r.scanRuns.countStarted(
    tenants.map((tenant, at) => ({ tenant, ...months[at] })),
  );
  return customers.map(({ id, tier }, at) => {
    const [quota, month] = [quotas[at], months[at]];
    return {
      ...{ quota, month, now },
      limit: quota.isOwn ? quota.ownLimit : limits[tier],
      granted: quota.grantedMonth === month.name ? quota.granted : 0,
      used: used.get(id) ?? 0,
      waiting: (open.get(id) ?? []).filter(
        ({ state, dueAt }) => state === 'reserved' && new Date(dueAt) <= now,
      ),
      schedules: (schedules.get(id) ?? []).filter(
        ({ state }) => state === 'active',
      ),
    };
  });
}

/** The same in numbers. What is planned for the rest of the month is reserved. */
export function numbersOf(
  allowance: ScanAllowance,
): Omit<ScanQuota, 'allowedActions'> {
  const { quota, month, now, limit, granted, used } = allowance;
  const planned = allowance.schedules.flatMap(schedule =>
    timesBetween(schedule, now, month.to),
  );
  const reserved = allowance.waiting.length + planned.length;
  return {
    ...{ tenant: quota.tenant, month: month.name, limit, granted, used },
    ...{ reserved, isOwn: quota.isOwn, version: quota.version },
    renewsAt: month.to.toISOString(),
    left:
      limit === undefined
        ? undefined
        : Math.max(0, limit + granted - used - reserved),
  };
}

/** Why there is no room for a scan that nobody has reserved; undefined where there is. */
export function noRoomIn(allowance: ScanAllowance): string | undefined {
  const {
    left,
    limit = 0,
    granted,
    used,
    reserved,
    month,
  } = numbersOf(allowance);
  if (left === undefined || left > 0) return undefined;
  return `Of the ${limit + granted} scans of ${month}, ${used} have begun and ${reserved} are reserved`;
}

/** @throws ConflictError where nothing is left for a scan that nobody has reserved */
export function mustHaveRoom(allowance: ScanAllowance): void {
  const why = noRoomIn(allowance);
  if (!why) return;
  throw new ConflictError(`${why}: have one more granted, or pause a schedule`);
}

/** When scans of a schedule begin between two moments: after the first and before the second. */
export function timesBetween(
  timing: Parameters<typeof runTimesOf>[0],
  from: Date,
  to: Date,
): Date[] {
  const times: Date[] = [];
  for (const { at, blackout } of runTimesOf(timing, from)) {
    if (at >= to) break;
    if (!blackout) times.push(at);
  }
  return times;
}
