import { ConflictError, InputError } from '@backstage/errors';
import type { StoredFinding } from './findingOf';

/** A finding as somebody chose it: with the version that they saw. */
export type Chosen = { id: string; version: number };

const NAMED = 5;

/** The ids of what was chosen. InputError where one is named twice. */
export function idsOf(chosen: Chosen[]): string[] {
  const ids = new Set<string>();
  for (const { id } of chosen) {
    if (ids.has(id)) throw new InputError(`findings: names ${id} twice`);
    ids.add(id);
  }
  return [...ids];
}

/** ConflictError that names which of the findings somebody changed after they were chosen. */
export function mustBeSeen(held: StoredFinding[], chosen: Chosen[]): void {
  const seen = new Map(chosen.map(({ id, version }) => [id, version]));
  const stale = held.filter(({ id, version }) => seen.get(id) !== version);
  if (stale.length === 0) return;
  throw new ConflictError(
    `${namesOf(stale)} changed meanwhile, so nothing was done: load the list again and repeat your choice`,
  );
}

/** A few findings as a sentence names them. */
export function namesOf(findings: StoredFinding[]): string {
  const names = findings
    .slice(0, NAMED)
    .map(
      ({ title, asset, id }) => `“${shortOf(title)}” on ${asset.title} (${id})`,
    );
  const more = findings.length - names.length;
  return [...names, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** A scanner's title, no longer than a line. */
export function shortOf(title: string): string {
  return title.length > 120 ? `${title.slice(0, 119)}…` : title;
}
