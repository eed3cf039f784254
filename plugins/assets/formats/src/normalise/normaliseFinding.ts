import type { NormalFinding } from './NormalFinding';
import type { FindingRecord } from '../record/ScanRecord';
import { cleanText } from './cleanText';
import { cleanValue } from './cleanValue';
import { cvssOf } from './cvssOf';
import { normaliseAsset } from './normaliseAsset';
import { normaliseOccurrence } from './normaliseOccurrence';
import { vulnerabilityIdsOf } from './vulnerabilityIdsOf';

const LINE = 500;
const TEXT = 32_000;
const MOST_IDS = 500;
/** The register has some thousand. */
const LAST_CWE = 99_999;

/** A finding made whole: text cleaned and cut, vector read, ids found. What is odd costs a warning. */
export function normaliseFinding(
  record: FindingRecord,
  warn: (message: string) => void,
): NormalFinding {
  const { kind, vector, ...rest } = record;
  const title = cleanText(record.title, LINE).replace(/\s+/g, ' ').trim();
  const cvss = vector ? cvssOf(vector) : undefined;
  if (vector && !cvss)
    warn(
      `${title}: the CVSS vector “${cleanText(vector, 80)}” is not valid; it is kept as it is`,
    );
  const rule = cleanText(record.rule, LINE).trim() || 'unknown';
  return {
    ...rest,
    rule,
    title: title || rule,
    sourceSeverity: optional(record.sourceSeverity, 80),
    score: scoreOf(record.score) ?? cvss?.score,
    vector: cvss?.vector ?? optional(vector, LINE),
    cvssVersion: cvss?.version,
    status: record.status ?? 'open',
    vulnerabilityIds: vulnerabilityIdsOf(record.vulnerabilityIds ?? []).slice(
      0,
      MOST_IDS,
    ),
    cwes: [...new Set(record.cwes ?? [])].filter(
      cwe => Number.isInteger(cwe) && cwe > 0 && cwe <= LAST_CWE,
    ),
    references: lines(record.references),
    tags: lines(record.tags),
    description: optional(record.description, TEXT),
    impact: optional(record.impact, TEXT),
    remediation: optional(record.remediation, TEXT),
    evidence: optional(record.evidence, TEXT),
    asset: record.asset && normaliseAsset(record.asset),
    occurrence: normaliseOccurrence(record.occurrence),
    epss: epssOf(record.epss),
    controls: cleaned(record.controls),
    raw: cleaned(record.raw),
  };
}

function optional(text: string | undefined, limit: number): string | undefined {
  return (text && cleanText(text, limit).trim()) || undefined;
}

function lines(texts: string[] = []): string[] {
  const clean = texts.map(text => cleanText(text, 2000).trim()).filter(Boolean);
  return [...new Set(clean)].slice(0, 200);
}

function cleaned<T extends object>(fields: T | undefined): T | undefined {
  return fields && (cleanValue(fields) as T);
}

/** A probability; what is none is left out. */
function epssOf(epss: FindingRecord['epss']): FindingRecord['epss'] {
  const isShare = (share = NaN) => share >= 0 && share <= 1;
  if (!epss || !isShare(epss.score)) return undefined;
  const { score, percentile } = epss;
  return { score, ...(isShare(percentile) ? { percentile } : {}) };
}

function scoreOf(score: number | undefined): number | undefined {
  return score !== undefined && score >= 0 && score <= 10 ? score : undefined;
}
