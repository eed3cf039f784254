import { Cron } from 'croner';
import { InputError } from '@backstage/errors';
import type { Recurrence, ScanTiming } from '@wardroom/assets-common';
import { blackoutAt } from './blackoutAt';
import { instantOf } from './instantOf';
import { wallTimeOf } from './wallTimeOf';

/** A time at which a schedule comes round. */
export type RunTime = {
  at: Date;
  /** By the clocks of its zone: `2026-03-29T03:30`. */
  wallTime: string;
  /** What the clocks were to show; another time only where they go forward. */
  asked: string;
  /** Why no scan begins, as people read it. */
  blackout?: string;
};

const HOUR_MS = 3600 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** So many are looked at to see whether they are too close. */
const SAMPLE = 50;

/** A schedule that finds no time within so long has none. */
const FARTHEST_MS = 3 * 366 * DAY_MS;

const cronDays = {
  ...{ monday: 'MON', tuesday: 'TUE', wednesday: 'WED', thursday: 'THU' },
  ...{ friday: 'FRI', saturday: 'SAT', sunday: 'SUN' },
};
const cronWeeks = { first: 1, second: 2, third: 3, fourth: 4, last: 'L' };

/**
 * The times of a schedule after a moment, those in blackouts too, for three years.
 *
 * The calendar is gone through by the clocks of the zone, as if these never changed, and each of their times is then found
 * in the zone: so a change of clocks moves a run at most, and neither drops nor doubles one.
 */
export function* runTimesOf(
  { recurrence, timeZone, blackouts }: ScanTiming,
  after: Date,
): Generator<RunTime> {
  const patterns = patternsOf(recurrence).map(cronOf);
  // Clocks may go back over what they have shown: from a day before nothing is left out.
  let wall = new Date(after.getTime() - DAY_MS + offsetOf(after, timeZone));
  const end = after.getTime() + FARTHEST_MS;
  let last = after.getTime();
  for (;;) {
    const next = earliest(patterns.map(pattern => pattern.nextRun(wall)));
    if (!next || next.getTime() > end) return;
    wall = next;
    const asked = next.toISOString().slice(0, 16);
    const at = instantOf(asked, timeZone);
    if (at.getTime() <= last) continue;
    last = at.getTime();
    const wallTime = wallTimeOf(at, timeZone);
    const blackout = blackoutAt(wallTime, blackouts);
    yield { at, wallTime, asked, blackout };
  }
}

/** The first time after a moment at which a scan begins; undefined if there is none within three years. */
export function nextRunOf(timing: ScanTiming, after: Date): Date | undefined {
  for (const { at, blackout } of runTimesOf(timing, after))
    if (!blackout) return at;
  return undefined;
}

/** @throws InputError where a schedule never comes round, or more than once an hour */
export function mustComeRound(timing: ScanTiming, now: Date): void {
  let before: number | undefined;
  let count = 0;
  for (const { at } of runTimesOf({ ...timing, blackouts: [] }, now)) {
    if (before !== undefined && at.getTime() - before < HOUR_MS) {
      throw new InputError('recurrence: must come round once an hour at most');
    }
    before = at.getTime();
    count += 1;
    if (count === SAMPLE) break;
  }
  if (count === 0) throw new InputError('recurrence: must come round');
  if (nextRunOf(timing, now)) return;
  throw new InputError('blackouts: must leave some of the runs');
}

/** As lines of cron. A day that a month may lack has a second one, for the last day of February. */
function patternsOf(recurrence: Recurrence): string[] {
  if (recurrence.every === 'cron') return [recurrence.expression];
  const [hour, minute] = recurrence.at.split(':').map(Number);
  const clock = `${minute} ${hour}`;
  if (recurrence.every === 'day') return [`${clock} * * *`];
  if (recurrence.every === 'week')
    return [`${clock} * * ${recurrence.on.map(d => cronDays[d]).join(',')}`];
  if (recurrence.every === 'weekday-of-month') {
    const { weekday, week } = recurrence;
    return [`${clock} * * ${cronDays[weekday]}#${cronWeeks[week]}`];
  }
  const { day } = recurrence;
  if (day === 31) return [`${clock} L * *`];
  const usual = `${clock} ${day} * *`;
  return day < 29 ? [usual] : [usual, `${clock} L 2 *`];
}

function cronOf(pattern: string): Cron {
  try {
    // With one part of its own for each of five: no seconds, no years, no names of whole schedules.
    return new Cron(pattern, { mode: '5-part', timezone: 'UTC' });
  } catch (error) {
    throw new InputError(
      `recurrence.expression: ${(error as Error).message.replace(/^CronPattern: /, '')}`,
    );
  }
}

function offsetOf(instant: Date, zone: string): number {
  return Date.parse(`${wallTimeOf(instant, zone)}Z`) - instant.getTime();
}

function earliest(dates: (Date | null)[]): Date | undefined {
  const ms = dates.flatMap(date => (date ? [date.getTime()] : []));
  return ms.length > 0 ? new Date(Math.min(...ms)) : undefined;
}
