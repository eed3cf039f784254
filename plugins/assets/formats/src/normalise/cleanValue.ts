import { cleanText } from './cleanText';

const TEXT = 32_000;
const MOST_ITEMS = 1000;
const DEPTH = 12;

/** A value of a file as it is kept: its text cleaned and cut, its objects plain, its lists and depth within bounds. */
export function cleanValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value, TEXT);
  if (typeof value === 'number')
    return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEPTH) return '…';
  if (Array.isArray(value))
    return value.slice(0, MOST_ITEMS).map(each => cleanValue(each, depth + 1));
  // Entries are defined and not assigned: `__proto__` stays a name like any other.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .slice(0, MOST_ITEMS)
      .map(([name, each]) => [
        cleanText(name, 200),
        cleanValue(each, depth + 1),
      ]),
  );
}
