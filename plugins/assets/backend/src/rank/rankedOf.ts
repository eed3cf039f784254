import {
  dueOf,
  rankOf,
  Exposure,
  Severity,
  type RemediationRules,
} from '@wardroom/assets-common';
import { criticalityOf } from '../asset/rankOf';
import type { UnrankedRow } from './queries/takeUnranked';
import type { RankedFinding } from './queries/writeRanks';

/**
 * Rank and due date of a stored finding. What its file states of exploitation counts only where we know nothing of its
 * CVEs ourselves.
 */
export function rankedOf(
  row: UnrankedRow,
  rules: RemediationRules,
): RankedFinding {
  const epss = row.epss ?? row.stated_epss ?? undefined;
  const input = {
    severity: Severity.options[row.severity - 1],
    score: row.score === null ? undefined : Number(row.score),
    knownExploited: row.known_exploited ?? row.stated_known_exploited ?? false,
    exploitedSince: row.exploited_since?.toISOString(),
    exploitedDueAt: row.exploited_due_at?.toISOString(),
    exploitedByRansomware: row.exploited_by_ransomware,
    epss: epss === undefined ? undefined : Number(epss),
    epssPercentile:
      row.epss === null || row.epss_percentile === null
        ? undefined
        : Number(row.epss_percentile),
    exposure: Exposure.parse(row.exposure),
    criticality: criticalityOf(row.criticality),
    fixAvailable: row.fix_available ?? undefined,
    firstSeenAt: row.first_seen_at.toISOString(),
    returnedAt: row.returned_at?.toISOString(),
  };
  return { id: row.id, rank: rankOf(input), due: dueOf(input, rules) };
}
