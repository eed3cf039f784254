import type { AccessWindow, WeeklyHours } from './AccessWindow';
import { wallClock } from './wallClock';

/** Whether the window is open at this moment. Hours are what clocks show: an hour that comes twice is open twice. */
export function isOpen(window: AccessWindow, at: Date): boolean {
  const now = at.getTime();
  if (now < Date.parse(window.from) || now >= Date.parse(window.until)) {
    return false;
  }
  if (window.hours.length === 0) return true;
  const { weekday, minute } = wallClock(window.zone, now);
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return window.hours.some(hours => {
    const [from, until] = minutesOf(hours);
    if (until > from) {
      return hours.days.includes(weekday) && minute >= from && minute < until;
    }
    return (
      (hours.days.includes(weekday) && minute >= from) ||
      (hours.days.includes(yesterday) && minute < until)
    );
  });
}

/** Where hours begin and end, in minutes of the day. */
export function minutesOf({ from, until }: WeeklyHours): [number, number] {
  return [minuteOf(from), minuteOf(until)];
}

function minuteOf(clock: string): number {
  const [hour, minute] = clock.split(':').map(Number);
  return hour * 60 + minute;
}
