import type { Blackout, Weekday } from '@wardroom/assets-common';

/** Days on which no scan begins. */
export type BlackoutDates = { from: string; to: string; note: string };

/** Hours of weekdays in which no scan begins. */
export type BlackoutTimes = BlackoutDates & { weekdays: string[] };

type Values = {
  blackout: boolean;
  dates: BlackoutDates[];
  hours: BlackoutTimes[];
};

export const emptyDates: BlackoutDates = { from: '', to: '', note: '' };
export const emptyHours: BlackoutTimes = {
  ...{ weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] },
  ...{ from: '08:00', to: '18:00', note: '' },
};

/** Blackouts as a form holds them. */
export function blackoutValues(blackouts: readonly Blackout[]): Values {
  const dates: BlackoutDates[] = [];
  const hours: BlackoutTimes[] = [];
  for (const one of blackouts) {
    const { from, to, note = '' } = one;
    if ('weekdays' in one)
      hours.push({ weekdays: one.weekdays, from, to, note });
    else dates.push({ from, to, note });
  }
  const blackout = blackouts.length > 0;
  return { blackout, dates: blackout ? dates : [emptyDates], hours };
}

/** The same as the endpoints take them. */
export function blackoutsOf({ blackout, dates, hours }: Values): Blackout[] {
  if (!blackout) return [];
  const days = dates.filter(({ from, to }) => from || to);
  return [
    ...days.map(noted),
    ...hours.map(one => ({
      ...noted(one),
      weekdays: one.weekdays as Weekday[],
    })),
  ];
}

/** Without a note that says nothing. */
function noted({ from, to, note }: BlackoutDates) {
  return { from, to, ...(note.trim() && { note: note.trim() }) };
}
