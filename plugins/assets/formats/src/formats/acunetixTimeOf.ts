import { dateOf, timeOf } from '../normalise/timeOf';

const NOTATION =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4}),?(?:\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([AP]M)?)?/i;

/** Dates as `28/02/2020, 05:13:54` or `25/06/2021 09:59 AM`: the day first, unless only the second number can be one. */
export function acunetixTimeOf(text: string | undefined): string | undefined {
  const parts = NOTATION.exec(text ?? '');
  if (!parts) return timeOf(text);
  const [, first, second, year, hour = '0', minute = '0', seconds = '0'] =
    parts;
  const monthFirst = Number(second) > 12;
  const half = parts[7]?.toUpperCase();
  return dateOf(Number(year), Number(monthFirst ? first : second), {
    day: Number(monthFirst ? second : first),
    hour: half ? (Number(hour) % 12) + (half === 'PM' ? 12 : 0) : Number(hour),
    minute: Number(minute),
    second: Number(seconds),
  });
}
