import { wallTimeOf } from './wallTimeOf';

const DAY_MS = 24 * 3600 * 1000;

/**
 * When the clocks of a zone show this time. Of two such moments, where clocks go back, the first; where clocks go forward
 * past it, as long after the change as it lies after the hour that is left out.
 */
export function instantOf(wallTime: string, zone: string): Date {
  const asUtc = Date.parse(`${wallTime}Z`);
  const offsetAt = (ms: number) =>
    Date.parse(`${wallTimeOf(new Date(ms), zone)}Z`) - ms;
  const [before, after] = [asUtc - DAY_MS, asUtc + DAY_MS].map(offsetAt);
  const moments = [asUtc - before, asUtc - after].sort((a, b) => a - b);
  const shown = moments.find(ms => wallTimeOf(new Date(ms), zone) === wallTime);
  return new Date(shown ?? asUtc - before);
}
