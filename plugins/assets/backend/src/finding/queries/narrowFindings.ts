import type { Knex } from 'knex';
import {
  activeStates,
  FindingState,
  type Severity,
} from '@wardroom/assets-common';
import { rankOfSeverity } from '../severityAt';

export type FindingFilter = {
  asset?: string[];
  state?: FindingState[];
  severity?: Severity[];
  source?: string[];
  knownExploited?: boolean;
  overdue?: boolean;
  intervention?: string;
  search?: string;
};

/** What we know of a CVE ourselves comes before what the file says of it; null where neither says anything. */
export const exploited = 'coalesce(known_exploited, stated_known_exploited)';

const active = new Set<FindingState>(activeStates);

/** Whether the filter asks for findings that are there, for those that were dealt with, or for both. */
export function activityOf({ state }: FindingFilter): boolean[] {
  const states = state ?? activeStates;
  return [true, false].filter(one => states.some(s => active.has(s) === one));
}

/**
 * Filters of the list, but for the one that `activityOf` makes of the states. They stay plain conditions on columns of
 * one table, so that the page is read in the order of an index and stops when it is full.
 */
export function narrowFindings(
  query: Knex.QueryBuilder,
  filter: FindingFilter,
): void {
  const { state, severity, source, knownExploited, overdue } = filter;
  narrowPlace(query, filter);
  if (state && !sameStates(state, activeStates)) query.whereIn('state', state);
  if (severity) query.whereIn('severity', severity.map(rankOfSeverity));
  if (source) query.whereIn('source', source);
  if (knownExploited === true) query.whereRaw(exploited);
  if (knownExploited === false)
    query.whereRaw(`not coalesce(${exploited}, false)`);
  if (overdue === true) query.whereRaw('active and due_at < now()');
  if (overdue === false) query.whereRaw('(not active or due_at >= now())');
}

/** Filters that nothing is counted by. */
export type FindingPlace = Pick<
  FindingFilter,
  'asset' | 'intervention' | 'search'
>;

/** Narrows a query by those alone. */
export function narrowPlace(
  query: Knex.QueryBuilder,
  { asset, intervention, search }: FindingPlace,
): void {
  if (asset) query.whereIn('asset_id', asset);
  if (intervention) query.where('intervention_id', intervention);
  if (search) {
    const pattern = search.toLowerCase().replace(/[\\%_]/g, '\\$&');
    query.whereLike('search', `%${pattern}%`);
  }
}

function sameStates(some: FindingState[], others: readonly FindingState[]) {
  const set = new Set(some);
  return set.size === others.length && others.every(state => set.has(state));
}
