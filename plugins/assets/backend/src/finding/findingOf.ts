import type {
  Finding,
  FindingState,
  FindingStep,
  FindingSummary,
  Occurrence,
} from '@wardroom/assets-common';
import { severityAt } from './severityAt';

/** A finding as lists show it: without what depends on who looks at it. */
export type StoredFinding = Omit<FindingSummary, 'allowedActions'>;

/** All of it. */
export type StoredFindingDetails = Omit<Finding, 'allowedActions'>;

type Details = Omit<
  StoredFindingDetails,
  | keyof StoredFinding
  | 'occurrences'
  | 'occurrenceCount'
  | 'steps'
  | 'doubles'
  | 'doubleOf'
>;

export type FindingRow = {
  tenant_id: string;
  id: string;
  asset_id: string;
  source: string;
  rule: string;
  title: string;
  state: FindingState;
  severity: number;
  score: string | null;
  vulnerability_ids: string[];
  known_exploited: boolean | null;
  stated_known_exploited: boolean | null;
  epss: string | null;
  stated_epss: string | null;
  fix_available: boolean | null;
  rank: number;
  due_at: Date;
  first_seen_at: Date;
  last_seen_at: Date;
  closed_at: Date | null;
  intervention_id: string | null;
  version: number;
  updated_at: Date;
};

/** Columns of lists: what is long stays where it is. */
export const listedColumns: (keyof FindingRow)[] = [
  ...(['tenant_id', 'id', 'asset_id', 'source', 'rule', 'title'] as const),
  ...(['state', 'severity', 'score', 'vulnerability_ids'] as const),
  ...(['known_exploited', 'stated_known_exploited'] as const),
  ...(['epss', 'stated_epss', 'fix_available', 'rank', 'due_at'] as const),
  ...(['first_seen_at', 'last_seen_at', 'closed_at'] as const),
  ...(['intervention_id', 'version', 'updated_at'] as const),
];

export type FullFindingRow = FindingRow & {
  text_id: string;
  source_severity: string;
  vector: string;
  cwes: number[];
  fixed_version: string;
  controls: Finding['controls'];
  tags: string[];
  raw: Finding['raw'];
  rank_parts: Finding['rankParts'];
  due_parts: Finding['dueParts'];
  duplicate_of: string | null;
};

export type TextRow = Pick<
  Finding,
  'description' | 'impact' | 'remediation' | 'links'
>;

export type OccurrenceRow = {
  id: string;
  kind: Occurrence['kind'];
  place: string;
  content: Occurrence['content'];
  evidence: string;
  first_seen_at: Date;
  last_seen_at: Date;
  gone_at: Date | null;
};

export type StepRow = {
  id: string;
  created_at: Date;
  action: string;
  actor: string;
  scan_import_id: string | null;
  state: FindingState;
  note: string;
  changes: FindingStep['changes'];
};

export type AssetName = FindingSummary['asset'];

/** Years from here on stand for "never". */
const NEVER = 9999;

/** The noun of a row. */
export function findingOf(row: FindingRow, asset: AssetName): StoredFinding {
  return {
    id: row.id,
    tenant: row.tenant_id,
    asset,
    source: row.source,
    rule: row.rule,
    title: row.title,
    state: row.state,
    severity: severityAt(row.severity),
    score: numberOf(row.score),
    vulnerabilityIds: row.vulnerability_ids,
    knownExploited:
      row.known_exploited ?? row.stated_known_exploited ?? undefined,
    epss: numberOf(row.epss ?? row.stated_epss),
    fixAvailable: row.fix_available ?? undefined,
    rank: row.rank,
    dueAt: row.due_at.getUTCFullYear() < NEVER ? timeOf(row.due_at) : undefined,
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    closedAt: timeOf(row.closed_at),
    interventionId: row.intervention_id ?? undefined,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
  };
}

/** What its page shows besides. */
export function detailsOf(row: FullFindingRow, text: TextRow): Details {
  const { description, impact, remediation, links } = text;
  return {
    ...{ description, impact, remediation, links },
    sourceSeverity: row.source_severity,
    vector: row.vector,
    cwes: row.cwes,
    fixedVersion: row.fixed_version,
    controls: row.controls,
    tags: row.tags,
    raw: row.raw,
    rankParts: row.rank_parts,
    dueParts: row.due_parts,
  };
}

export function occurrenceOf(row: OccurrenceRow): Occurrence {
  return {
    id: row.id,
    kind: row.kind,
    place: row.place,
    content: row.content,
    evidence: row.evidence,
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    goneAt: timeOf(row.gone_at),
  };
}

export function stepOf(row: StepRow): FindingStep {
  return {
    id: row.id,
    at: row.created_at.toISOString(),
    action: row.action,
    actor: row.actor,
    scanImportId: row.scan_import_id ?? undefined,
    state: row.state,
    note: row.note,
    changes: row.changes,
  };
}

function timeOf(time: Date | null): string | undefined {
  return time?.toISOString();
}

/** Decimals come as text. */
function numberOf(decimal: string | null): number | undefined {
  return decimal === null ? undefined : Number(decimal);
}
