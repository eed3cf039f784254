import { hash } from 'node:crypto';
import {
  findingKey,
  type NormalFinding,
  type PackageOccurrence,
} from '@wardroom/assets-formats';
import { Severity } from '@wardroom/assets-common';
import { placeOf } from './placeOf';

/** What goes into `scan_records`, besides its tenant and import. */
export type StagedRow = {
  id: string;
  kind: string;
  asset_number?: number;
  finding_key?: string;
  occurrence_key?: string;
  severity?: number;
  digest?: string;
  content: object;
};

/** Texts that many findings share. */
export type FindingText = {
  description: string;
  impact: string;
  remediation: string;
  links: string[];
};

const severities = Severity.options;

/** A hash of anything that JSON can hold. */
export function digestOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value));
}

/** The texts of a finding and the id that they have for everybody who says the same. */
export function textOf(finding: NormalFinding): {
  id: string;
  text: FindingText;
} {
  const text = {
    description: finding.description ?? '',
    impact: finding.impact ?? '',
    remediation: finding.remediation ?? '',
    links: finding.references,
  };
  return { id: `txt_${digestOf(text)}`, text };
}

/**
 * A finding as columns of `findings`, and its place as those of `finding_occurrences`. Lists are in order, for comparing.
 *
 * @param text_id - of its texts, as `textOf` says it
 */
export function stagedFinding(
  source: string,
  finding: NormalFinding,
  text_id: string,
): Omit<StagedRow, 'id' | 'asset_number'> {
  const { occurrence: at, status } = finding;
  const keys = findingKey(source, finding);
  const severity = severities.indexOf(finding.severity) + 1;
  const content = {
    rule: finding.rule,
    title: finding.title,
    severity,
    source_severity: finding.sourceSeverity ?? '',
    score: finding.score,
    vector: finding.vector ?? '',
    vulnerability_ids: [...finding.vulnerabilityIds].sort(),
    cwes: [...finding.cwes].sort((a, b) => a - b),
    text_id,
    fix_available: finding.fixAvailable,
    fixed_version: (at as PackageOccurrence).fixedVersion ?? '',
    controls: finding.controls ?? {},
    tags: tagsOf(finding),
    raw: finding.raw ?? {},
    stated_known_exploited: finding.knownExploited,
    stated_epss: finding.epss?.score,
    first_seen_at: timeOf(finding.firstSeenAt),
    place: {
      kind: at.kind,
      place: placeOf(at),
      port: at.kind === 'network' ? at.port : undefined,
      content: at,
      evidence: finding.evidence ?? '',
    },
  };
  return {
    kind: status === 'fixed' ? 'fixed' : 'finding',
    finding_key: keys.finding,
    occurrence_key: keys.occurrence,
    severity,
    digest: digestOf(content),
    content,
  };
}

/** What the source decided about a finding is shown and decides nothing here. */
function tagsOf({ tags, status }: NormalFinding): string[] {
  const said = ['open', 'fixed'].includes(status) ? [] : [`scanner:${status}`];
  return [...new Set([...tags, ...said])].sort();
}

function timeOf(text: string | undefined): string | undefined {
  const at = new Date(text ?? '');
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
