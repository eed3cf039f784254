import {
  placeInCloud,
  type CloudPlace,
  type CloudThing,
} from '../normalise/placeInCloud';
import { severityOf } from '../normalise/severityOf';
import type { ScanFile } from '../read/ScanFile';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';

/** One result of one check on one resource, as all of Prowler's notations have it. */
export type ProwlerResult = {
  check: string;
  title?: string;
  /** `FAIL`, `PASS`, `MANUAL`, `INFO`, `MUTED`, … */
  result: string;
  muted?: boolean;
  /** What was seen. */
  message?: string;
  severity?: string;
  thing: CloudThing;
  checkedAt?: string;
  controls?: Record<string, string[]>;
} & Pick<
  FindingRecord,
  'description' | 'impact' | 'remediation' | 'references' | 'tags' | 'raw'
>;

const FAILED = /^(fail|failed|failure|muted|warn|warning)$/i;
/** What was found and somebody wants to be silent about, in the words of several versions. */
const MUTED = /^(muted|warn|warning)$/i;

/** What failed is a finding, muted or not; everything else is evidence. */
export function prowlerRecord(each: ProwlerResult, file: ScanFile): ScanRecord {
  const place = placeOf(each.thing);
  const title = each.title ?? each.message ?? each.check;
  const { controls, check: rule } = each;
  if (!FAILED.test(each.result))
    return {
      kind: 'passed',
      rule,
      title,
      result: each.result,
      ...place,
      controls,
      checkedAt: each.checkedAt,
    };
  const severity = severityOf(each.severity ?? 'medium');
  if (!severity)
    file.warn(
      `${rule}: the severity “${each.severity}” is unknown; it counts as Info`,
    );
  return {
    kind: 'finding',
    rule,
    title,
    severity: severity ?? 'Info',
    sourceSeverity: each.severity,
    status: each.muted || MUTED.test(each.result) ? 'suppressed' : undefined,
    description: each.description,
    impact: each.impact,
    remediation: each.remediation,
    evidence: each.message,
    references: each.references,
    tags: each.tags,
    ...place,
    lastSeenAt: each.checkedAt,
    controls,
    raw: each.raw,
  };
}

/** Where code is looked at there is no account, and Prowler puts a word there: who imports it knows what was scanned. */
function placeOf(thing: CloudThing): CloudPlace {
  const isCode = thing.account === 'iac';
  return placeInCloud(isCode ? { ...thing, account: undefined } : thing);
}
