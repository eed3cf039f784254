import type { ScanObstacle } from '@wardroom/assets-common';
import type { Scanner } from '@wardroom/assets-node';
import { blackoutAt } from '../scanSchedule/blackoutAt';
import {
  noRoomIn,
  type Customer,
  type ScanAllowance,
} from '../scanSchedule/scanAllowance';
import { wallTimeOf } from '../scanSchedule/wallTimeOf';
import type { Reach } from './reachesOf';

/** What decides on the emergency scan of one customer. */
export type EmergencyFacts = {
  customer: Customer;
  scanner: Pick<Scanner, 'title' | 'needsSite'>;
  reach: Reach;
  allowance: ScanAllowance;
  isUnderWay: boolean;
  /** Whether the person may grant the customer one more scan. */
  mayGrant: boolean;
};

/** What keeps a customer from being scanned, worst first. Nobody passes over what the scan itself could not. */
export function obstaclesOf(facts: EmergencyFacts): ScanObstacle[] {
  const { customer, allowance, isUnderWay, mayGrant } = facts;
  const reasons: [ScanObstacle['kind'], string | undefined, boolean?][] = [
    [
      'not-active',
      customer.state === 'active'
        ? undefined
        : `The customer is ${customer.state}`,
    ],
    [
      'under-way',
      isUnderWay ? 'It is being scanned for this already' : undefined,
    ],
    ...siteReasons(facts),
    ['no-asset', assetReason(facts.reach)],
    ['quota', noRoomIn(allowance), mayGrant],
    ['blackout', blackoutReason(allowance), true],
  ];
  return reasons.flatMap(([kind, reason, passable = false]) =>
    reason ? [{ kind, reason, passable }] : [],
  );
}

function siteReasons({
  scanner: { title, needsSite },
  reach: { sites, site },
}: EmergencyFacts): [ScanObstacle['kind'], string | undefined][] {
  if (!needsSite || site) return [];
  return sites.length === 0
    ? [['no-site', `There is no site through which ${title} gets in`]]
    : [
        [
          'choose-site',
          'It has several sites, and no scan says by which to go: choose one',
        ],
      ];
}

function assetReason({ site, addressed, reached }: Reach): string | undefined {
  if (addressed === 0) return 'It has no such asset with an address';
  return site && reached === 0
    ? 'None of its assets has an address in the ranges of the site'
    : undefined;
}

/** A blackout of any of its schedules says when nobody wants scans. */
function blackoutReason({ schedules, now }: ScanAllowance): string | undefined {
  for (const { blackouts, timeZone, title } of schedules) {
    const blackout = blackoutAt(wallTimeOf(now, timeZone), blackouts);
    if (blackout) return `Blackout of ${title}: ${blackout}`;
  }
  return undefined;
}
