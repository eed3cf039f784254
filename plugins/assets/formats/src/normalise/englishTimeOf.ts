import { dateOf } from './timeOf';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** Minutes east of UTC of the zones that programs write as words. */
const ZONES: Record<string, number> = {
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  IST: 330,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

/**
 * A time with the month as an English word, such as `Tue, 12 May 2020 20:57:30`, `Sat Sep 13 22:39:44 CEST 2014` or
 * `May 12, 2020 08:57 PM`, as ISO 8601 in UTC. A time without a zone that is known is UTC.
 */
export function englishTimeOf(text: string | undefined): string | undefined {
  const words = text?.match(/[a-z]{3,}/gi) ?? [];
  const month = words
    .map(word => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1)
    .find(number => number > 0);
  const day = /(?:^|[^\d:])(\d{1,2})(?![\d:])/.exec(text ?? '')?.[1];
  const year = /(?:^|[^\d+-])(\d{4})(?!\d)/.exec(text ?? '')?.[1];
  if (!month || !day || !year) return undefined;
  const [, hour = '0', minute = '0', second = '0', half] =
    /(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*([ap]m)?/i.exec(text ?? '') ?? [];
  return dateOf(Number(year), month, {
    day: Number(day),
    hour: half
      ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0)
      : Number(hour),
    minute: Number(minute) - minutesEast(text ?? '', words),
    second: Number(second),
  });
}

function minutesEast(text: string, words: string[]): number {
  const offset = /\s([+-])(\d\d):?(\d\d)\b/.exec(text);
  if (offset)
    return (
      (Number(offset[2]) * 60 + Number(offset[3])) *
      (offset[1] === '-' ? -1 : 1)
    );
  const zone = words.find(word => Object.hasOwn(ZONES, word));
  return zone ? ZONES[zone] : 0;
}
