import type { ScanPreview, ScanTiming } from '@wardroom/assets-common';
import { monthOf } from './monthOf';
import { runTimesOf, type RunTime } from './runTimesOf';
import { numbersOf, timesBetween, type ScanAllowance } from './scanAllowance';

const SHOWN = 5;
const SHOWN_PASSED_OVER = 20;

type Preview = Pick<ScanPreview, 'timeZone' | 'runs' | 'passedOver'>;

/**
 * The next runs of a draft, and what becomes of each as things are: who comes first in a month has what is left of its scans.
 *
 * @param timeZone - of the customer, whose months are counted
 */
export function previewRuns(
  draft: ScanTiming,
  allowance: ScanAllowance,
  timeZone: string,
): Preview {
  const runs: RunTime[] = [];
  const passedOver: RunTime[] = [];
  for (const time of runTimesOf(draft, allowance.now)) {
    (time.blackout ? passedOver : runs).push(time);
    if (runs.length === SHOWN) break;
  }
  const refusalOf = refusalsFor(runs, allowance, timeZone);
  return {
    timeZone: draft.timeZone,
    runs: runs.map(time => ({
      ...shown(time),
      note: noteOf(time),
      refusal: refusalOf(time),
    })),
    passedOver: passedOver
      .slice(0, SHOWN_PASSED_OVER)
      .map(time => ({ ...shown(time), blackout: time.blackout ?? '' })),
  };
}

function refusalsFor(
  runs: RunTime[],
  allowance: ScanAllowance,
  timeZone: string,
): (time: RunTime) => string | undefined {
  const { limit, now, month, granted, schedules } = allowance;
  const last = runs.at(-1);
  if (limit === undefined || !last) return () => undefined;
  const others = schedules.flatMap(schedule =>
    timesBetween(schedule, now, last.at),
  );
  const before = [...others, ...runs.map(({ at }) => at)];
  return ({ at }) => {
    const its = monthOf(at, timeZone);
    const isThis = its.name === month.name;
    const most = limit + (isThis ? granted : 0);
    const taken = isThis ? allowance.used + allowance.waiting.length : 0;
    const earlier = before.filter(time => its.from <= time && time < at);
    return taken + earlier.length < most
      ? undefined
      : `The ${most} scans of ${its.name} will be used up by then`;
  };
}

/** What the quota of this month looks like beside it. */
export function quotaBeside(allowance: ScanAllowance) {
  return { ...numbersOf(allowance), allowedActions: [] };
}

function shown({ at, wallTime }: RunTime) {
  return { at: at.toISOString(), local: wallTime.replace('T', ' ') };
}

function noteOf({ wallTime, asked }: RunTime): string | undefined {
  if (wallTime === asked) return undefined;
  const [, time] = asked.split('T');
  return `There is no ${time} on this day: the clocks go forward`;
}
