import type { AccessWindow } from './AccessWindow';
import { isOpen, minutesOf } from './isOpen';
import { clockChange, momentsShowing, wallClock } from './wallClock';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Hours of a week come round again within it, whatever clocks do. */
const HORIZON_DAYS = 9;

/** When the window opens next after this moment; undefined where it never does. */
export function nextOpening(
  window: AccessWindow,
  after: Date,
): Date | undefined {
  const earliest = Math.max(after.getTime(), Date.parse(window.from) - 1);
  const opens = boundaries(window, earliest).find(
    at => at > after.getTime() && isOpen(window, new Date(at)),
  );
  return opens === undefined ? undefined : new Date(opens);
}

/** When the window that is open at this moment closes. */
export function closingTime(window: AccessWindow, at: Date): Date {
  const closes = boundaries(window, at.getTime()).find(
    time => time > at.getTime() && !isOpen(window, new Date(time)),
  );
  return new Date(closes ?? Date.parse(window.until));
}

/** All moments from then on, for somewhat more than a week, at which the window may open or close, in their order. */
function boundaries(window: AccessWindow, from: number): number[] {
  const { zone, hours } = window;
  const found = [Date.parse(window.from), Date.parse(window.until)];
  const first = wallClock(zone, from).midnight - DAY_MS;
  for (let day = 0; day <= HORIZON_DAYS && hours.length > 0; day++) {
    const midnight = first + day * DAY_MS;
    for (const each of hours) {
      const [begins, ends] = minutesOf(each);
      for (const minute of [begins, ends]) {
        found.push(...momentsShowing(zone, midnight + minute * MINUTE_MS));
      }
    }
    const start = from + (day - 1) * DAY_MS;
    const change = clockChange(zone, start, start + DAY_MS);
    if (change !== undefined) found.push(change);
  }
  return found.filter(at => at >= from).sort((a, b) => a - b);
}
