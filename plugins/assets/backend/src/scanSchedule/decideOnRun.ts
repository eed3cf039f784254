import type { MissedPolicy } from '@wardroom/assets-common';

/** For so long after its time a planned scan is not late. */
export const GRACE_MS = 60 * 60_000;

/** What decides on a scan whose time has come. */
export type RunFacts = {
  now: Date;
  dueAt: Date;
  /** What becomes of it when it is late; undefined for scans that somebody has asked for. */
  missed?: MissedPolicy;
  /** Times at which it came round again since, without blackouts. */
  roundsSince: number;
  customer: { state: 'active' | 'suspended' | 'closed' };
  scannerIsHere: boolean;
  /** The blackout of this moment. */
  blackout?: string;
  /** Scans of the customer that are running, and how many may be. */
  running: number;
  mostRunning: number;
  /** Scans of the month that have begun, and how many may; no limit if absent. */
  used: number;
  most?: number;
};

/** Begin, wait, or not at all: with the reason, and whether people are told. */
export type Verdict =
  { is: 'start' } | { is: 'wait' } | { is: 'miss'; why: string; told: boolean };

/** What becomes of a scan whose time has come. */
export function decideOnRun(facts: RunFacts): Verdict {
  const { customer, missed, used, most, blackout } = facts;
  if (customer.state !== 'active')
    return miss(`the customer is ${customer.state}`, false);
  if (!facts.scannerIsHere)
    return miss('its scanner is not installed any more', true);
  const late = missed && facts.now.getTime() - facts.dueAt.getTime() > GRACE_MS;
  if (late && missed !== 'catch-up')
    return miss(lateBecause(facts), missed === 'alert');
  if (most !== undefined && used >= most)
    return miss(`the quota of the month, ${most}, is used up`, true);
  if (blackout || facts.running >= facts.mostRunning) return { is: 'wait' };
  return { is: 'start' };
}

function miss(why: string, told: boolean): Verdict {
  return { is: 'miss', why, told };
}

function lateBecause({ running, mostRunning, roundsSince }: RunFacts): string {
  const because =
    running >= mostRunning
      ? `it could not begin within an hour, since ${running} others ran`
      : 'it could not begin within an hour of its time';
  if (roundsSince === 0) return because;
  const times = roundsSince === 1 ? 'time' : 'times';
  return `${because}, nor the ${roundsSince} ${times} that it came round since`;
}
