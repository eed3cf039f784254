import { instantOf } from './instantOf';
import { wallTimeOf } from './wallTimeOf';

/** A month by the clocks of a zone. */
export type Month = { name: string; from: Date; to: Date };

/** The month in which a moment lies. */
export function monthOf(instant: Date, zone: string): Month {
  const name = wallTimeOf(instant, zone).slice(0, 7);
  const [year, month] = name.split('-').map(Number);
  const next = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7);
  const begin = (of: string) => instantOf(`${of}-01T00:00`, zone);
  return { name, from: begin(name), to: begin(next) };
}
