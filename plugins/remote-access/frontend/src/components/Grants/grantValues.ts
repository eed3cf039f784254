import type { GrantTargets } from '@wardroom/remote-access-common';
import { noPlan, planInput, type PlanValues } from '../Plans/planInput';

const HOUR_MS = 3_600_000;

/** A new grant as a form holds it. */
export type GrantValues = {
  what: string;
  targets: string[];
  tag: string;
  from: string;
  until: string;
  days: string[];
  dayFrom: string;
  dayUntil: string;
  reason: string;
} & PlanValues;

/** What a new grant begins with: from now on, for eight hours. */
export function grantValues(now = Date.now()): GrantValues {
  return {
    ...{ what: 'all', targets: [], tag: '', days: [], reason: '' },
    ...noPlan,
    ...{ dayFrom: '18:00', dayUntil: '22:00' },
    from: new Date(now).toISOString(),
    until: new Date(now + 8 * HOUR_MS).toISOString(),
  };
}

/** What the endpoint takes of the values. */
export function grantInput(values: GrantValues) {
  const { from, until, days, dayFrom, dayUntil, reason } = values;
  const week = { days: days.map(Number), from: dayFrom, until: dayUntil };
  return {
    targets: targetsOf(values),
    window: { from, until, hours: days.length > 0 ? [week] : [] },
    reason,
    plan: planInput(values),
  };
}

function targetsOf({ what, targets, tag }: GrantValues): GrantTargets {
  if (what === 'targets') return { kind: 'targets', ids: targets };
  return what === 'tag' ? { kind: 'tag', tag } : { kind: 'all' };
}
