import type { Effects } from '@wardroom/platform-node';
import type {
  EmergencyScanType,
  PassableObstacle,
} from '@wardroom/assets-common';
import type { Scanner } from '@wardroom/assets-node';
import type { Tenant } from '@wardroom/tenants-common';
import { grantScan } from '../scanSchedule/grantScan';
import { scanAllowances } from '../scanSchedule/scanAllowance';
import type { ScansTransaction } from '../scanSchedule/ScansStore';
import type {
  EmergencyScanWriter,
  NewEmergencyScan,
} from './EmergencyScanWriter';
import { obstaclesOf } from './obstaclesOf';
import type { Reach } from './reachesOf';

type Transaction = ScansTransaction &
  Effects & { emergencyScans: EmergencyScanWriter };

/** A customer, and how far a scan of it would get. */
export type EmergencyPart = {
  customer: Tenant;
  reach: Reach;
  mayGrant: boolean;
};

/**
 * Reserves the scan of each customer that nothing keeps from it, and puts on record why the others are not scanned.
 * Returns those reasons. Customers take their turns in the order of their ids, so that two that begin at once do not wait
 * for each other for ever, and the second one finds what the first one has begun.
 */
export async function startEmergency(
  tx: Transaction,
  work: Omit<NewEmergencyScan, 'tenant' | 'refusal'> & {
    type: EmergencyScanType;
  },
  options: {
    scanner: Scanner;
    parts: EmergencyPart[];
    despite: PassableObstacle[];
  },
): Promise<string[]> {
  const { scanner, despite } = options;
  const refusals: string[] = [];
  const parts = [...options.parts].sort((a, b) =>
    a.customer.id < b.customer.id ? -1 : 1,
  );
  for (const { customer } of parts) await tx.scanRuns.takeTurn(customer.id);
  const underWay = await tx.emergencyScans.underWay(work.vulnerabilityIds);
  const allowances = await scanAllowances(
    tx,
    parts.map(({ customer }) => customer),
  );
  for (const [at, part] of parts.entries()) {
    const { id: tenant, name } = part.customer;
    const allowance = allowances[at];
    const isUnderWay = underWay.includes(tenant);
    const all = obstaclesOf({ ...part, scanner, allowance, isUnderWay });
    const passed = all.filter(
      ({ kind, passable }) => passable && (despite as string[]).includes(kind),
    );
    const refusal = all.find(one => !passed.includes(one))?.reason;
    await tx.emergencyScans.create({ ...work, tenant, refusal });
    if (refusal) refusals.push(`${name}: ${refusal}`);
    else {
      if (passed.some(({ kind }) => kind === 'quota'))
        await grantScan(tx, allowance, work.reason);
      await tx.scanRuns.create({
        ...{ tenant, scanner: work.scanner, type: work.type, settings: {} },
        ...{ targets: { assets: [], ranges: [] }, site: part.reach.site },
        ...{ requestedBy: work.requestedBy, emergencyScanId: work.id },
      });
    }
    await tx.audit('emergencyScan.started', {
      ...{ tenant, object: work.id, reason: work.reason },
      vulnerabilities: work.vulnerabilityIds.join(', '),
      result: resultOf(refusal, passed),
    });
  }
  return refusals;
}

function resultOf(
  refusal: string | undefined,
  passed: { reason: string }[],
): string {
  if (refusal) return `not scanned: ${refusal}`;
  const despite = passed.map(({ reason }) => reason).join('; ');
  return despite ? `scanned, although: ${despite}` : 'scanned';
}
