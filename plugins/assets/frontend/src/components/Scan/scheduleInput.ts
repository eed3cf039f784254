import type {
  MissedPolicy,
  Recurrence,
  ScanSchedule,
  ScanType,
  Weekday,
} from '@wardroom/assets-common';
import type { messages } from '../../messages';
import {
  blackoutsOf,
  blackoutValues,
  type BlackoutDates,
  type BlackoutTimes,
} from './blackoutValues';
import { givenSettings } from './settingsOf';

type Week = keyof typeof messages.scan.weeks;

/** A schedule as a form holds it. */
export type ScheduleValues = {
  tenant: string;
  title: string;
  name: string;
  scanner: string;
  type: string;
  site: string;
  assets: string[];
  ranges: string;
  every: string;
  at: string;
  on: string[];
  day: string;
  week: string;
  weekday: string;
  expression: string;
  timeZone: string;
  blackout: boolean;
  dates: BlackoutDates[];
  hours: BlackoutTimes[];
  missed: string;
  /** What the scanner lets people set, by its names. */
  settings: Record<string, unknown>;
};

/** The values of a form for a schedule, or for a new one. */
export function scheduleValues(
  schedule: ScanSchedule | undefined,
  tenant = '',
): ScheduleValues {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const usual = {
    ...{ tenant, title: '', name: '', scanner: '', type: 'full', timeZone },
    ...{ missed: 'alert', every: 'week', at: '02:00', on: ['sunday'] },
    ...{ day: '1', week: 'first', weekday: 'sunday', expression: '' },
  };
  return {
    ...usual,
    ...(schedule && valuesOf(schedule)),
    site: schedule?.site ?? '',
    assets: schedule?.targets.assets ?? [],
    ranges: schedule?.targets.ranges.join('\n') ?? '',
    settings: schedule?.settings ?? {},
    ...blackoutValues(schedule?.blackouts ?? []),
  };
}

/** When its scans begin, as the endpoints take it. */
export function timingOf(values: ScheduleValues) {
  return {
    recurrence: recurrenceOf(values),
    timeZone: values.timeZone,
    blackouts: blackoutsOf(values),
  };
}

/** All of it, as the endpoints take it. */
export function scheduleInput(values: ScheduleValues) {
  const { scanner, title, site, assets, ranges, settings } = values;
  return {
    ...{ title: title.trim(), scanner, site: site.trim() || undefined },
    type: values.type as ScanType,
    targets: {
      assets,
      ranges: ranges.split(/\s+/).filter(Boolean),
    },
    missed: values.missed as MissedPolicy,
    settings: givenSettings(settings) as ScanSchedule['settings'],
    ...timingOf(values),
  };
}

function recurrenceOf(values: ScheduleValues): Recurrence {
  const { every, at, on, day, week, weekday, expression } = values;
  switch (every) {
    case 'day':
      return { every, at };
    case 'week':
      return { every, on: on as Weekday[], at };
    case 'month':
      return { every, day: Number(day), at };
    case 'weekday-of-month':
      return { every, week: week as Week, weekday: weekday as Weekday, at };
    default:
      return { every: 'cron', expression };
  }
}

function valuesOf(schedule: ScanSchedule): Partial<ScheduleValues> {
  const { tenant, title, name, scanner, type, timeZone, missed } = schedule;
  return {
    ...{ tenant, title, name, scanner, type, timeZone, missed },
    ...recurrenceValues(schedule.recurrence),
  };
}

function recurrenceValues(recurrence: Recurrence): Partial<ScheduleValues> {
  return recurrence.every === 'month'
    ? { ...recurrence, day: String(recurrence.day) }
    : recurrence;
}
