import { Weekday, type Blackout } from '@wardroom/assets-common';

/** The blackout in which a time by the clocks of its zone lies, as people read it; undefined if there is none. */
export function blackoutAt(
  wallTime: string,
  blackouts: Blackout[],
): string | undefined {
  const found = blackouts.find(blackout => isIn(wallTime, blackout));
  return found && wordsOf(found);
}

function isIn(wallTime: string, blackout: Blackout): boolean {
  const [day, time] = wallTime.split('T');
  const { from, to } = blackout;
  if (!('weekdays' in blackout)) return from <= day && day <= to;
  const isOn = (date: string) => blackout.weekdays.includes(weekdayOf(date));
  if (from < to) return isOn(day) && from <= time && time < to;
  return (isOn(day) && from <= time) || (isOn(dayBefore(day)) && time < to);
}

function wordsOf(blackout: Blackout): string {
  const { from, to, note } = blackout;
  const when =
    'weekdays' in blackout
      ? `${blackout.weekdays.join(', ')} ${from} to ${to}`
      : `${from} to ${to}`;
  return note ? `${note} (${when})` : when;
}

function weekdayOf(day: string): Weekday {
  // Of Date the week begins on Sunday.
  return Weekday.options[(new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7];
}

function dayBefore(day: string): string {
  const before = new Date(`${day}T00:00Z`);
  before.setUTCDate(before.getUTCDate() - 1);
  return before.toISOString().slice(0, 10);
}
