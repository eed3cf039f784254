import {
  activeStates,
  type FindingCounts,
  type FindingState,
  type Severity,
} from '@wardroom/assets-common';
import type { FindingFilter } from './queries/narrowFindings';

/** A number of findings that are alike in all that is counted by. */
export type FindingGroup = {
  severity: Severity;
  state: FindingState;
  source: string;
  knownExploited: boolean;
  overdue: boolean;
  count: number;
};

type Facet = 'severity' | 'state' | 'source' | 'knownExploited' | 'overdue';

/** Adds the groups up: for each filter as if it were not set itself, while all others are. */
export function countsOf(
  groups: FindingGroup[],
  filter: FindingFilter,
): FindingCounts {
  const states = filter.state ?? activeStates;
  const passes: Record<Facet, (group: FindingGroup) => boolean> = {
    severity: g => filter.severity?.includes(g.severity) ?? true,
    state: g => states.includes(g.state as (typeof activeStates)[number]),
    source: g => filter.source?.includes(g.source) ?? true,
    knownExploited: g =>
      (filter.knownExploited ?? g.knownExploited) === g.knownExploited,
    overdue: g => (filter.overdue ?? g.overdue) === g.overdue,
  };
  const facets = Object.keys(passes) as Facet[];
  const without = (facet?: Facet) =>
    groups.filter(g => facets.every(f => f === facet || passes[f](g)));
  return {
    total: sumOf(without()),
    bySeverity: by(without('severity'), g => g.severity),
    byState: by(without('state'), g => g.state),
    bySource: by(without('source'), g => g.source),
    knownExploited: sumOf(
      without('knownExploited').filter(g => g.knownExploited),
    ),
    overdue: sumOf(without('overdue').filter(g => g.overdue)),
  };
}

function sumOf(groups: FindingGroup[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function by<K extends string>(
  groups: FindingGroup[],
  keyOf: (group: FindingGroup) => K,
): Record<K, number> {
  const sums = new Map<K, number>();
  for (const group of groups) {
    const key = keyOf(group);
    sums.set(key, (sums.get(key) ?? 0) + group.count);
  }
  return Object.fromEntries(sums) as Record<K, number>;
}
