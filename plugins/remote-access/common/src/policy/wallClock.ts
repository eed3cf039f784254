const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
    formats.set(zone, format);
  }
  return format;
}

/** What clocks in a time zone show, as if it were UTC; in milliseconds. */
function shownAt(zone: string, at: number): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year, month, day, hour, minute, second } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function offsetAt(zone: string, at: number): number {
  return shownAt(zone, at) - Math.floor(at / 1000) * 1000;
}

/** Day of the week (1 is Monday), minute of the day, and the day's midnight as shown there, in milliseconds as if UTC. */
export function wallClock(zone: string, at: number) {
  const shown = shownAt(zone, at);
  const midnight = Math.floor(shown / DAY_MS) * DAY_MS;
  const weekday = new Date(shown).getUTCDay() || 7;
  return {
    weekday,
    minute: Math.floor((shown - midnight) / MINUTE_MS),
    midnight,
  };
}

/** The moments at which clocks show this: none where it is skipped in spring, two where it comes twice in autumn. */
export function momentsShowing(zone: string, shown: number): number[] {
  const offsets = [-DAY_MS, 0, DAY_MS].map(d => offsetAt(zone, shown + d));
  return [...new Set(offsets)]
    .map(offset => shown - offset)
    .filter(at => shownAt(zone, at) === shown);
}

/** The moment between both at which clocks are changed; undefined where they are not. */
export function clockChange(
  zone: string,
  from: number,
  until: number,
): number | undefined {
  const before = offsetAt(zone, from);
  if (before === offsetAt(zone, until)) return undefined;
  let [low, high] = [from, until];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
