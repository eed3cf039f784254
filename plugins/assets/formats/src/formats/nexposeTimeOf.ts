import { dateOf } from '../normalise/timeOf';

/** `20210211T164506081`: date and time down to milliseconds. */
export function nexposeTimeOf(text = ''): string | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/.exec(text);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number);
  return dateOf(year, month, { day, hour, minute, second });
}
