import { Cvss2, Cvss3P0, Cvss3P1, Cvss4P0 } from 'ae-cvss-calculator';

export type Cvss = {
  version: '2.0' | '3.0' | '3.1' | '4.0';
  /** With its prefix, but for version 2, which has none. */
  vector: string;
  /** Base score, 0 to 10. */
  score: number;
};

const IMPACT = 'NLH';
const BASE_3 = {
  ...{ AV: 'NALP', AC: 'LH', PR: 'NLH', UI: 'NR', S: 'UC' },
  ...{ C: IMPACT, I: IMPACT, A: IMPACT },
};

/** The metrics that every vector has, with their values. The library takes vectors without them, and warns in the log. */
const BASE: Record<Cvss['version'], Record<string, string>> = {
  '2.0': { AV: 'LAN', AC: 'HML', Au: 'MSN', C: 'NPC', I: 'NPC', A: 'NPC' },
  '3.0': BASE_3,
  '3.1': BASE_3,
  '4.0': {
    ...{ AV: 'NALP', AC: 'LH', AT: 'NP', PR: 'NLH', UI: 'NPA' },
    ...{ VC: IMPACT, VI: IMPACT, VA: IMPACT },
    ...{ SC: IMPACT, SI: IMPACT, SA: IMPACT },
  },
};

/** Vectors repeat: a file has some hundred different ones in thousands of records. */
const known = new Map<string, Cvss | undefined>();
const MOST_KNOWN = 5000;

/**
 * Version, whole vector and base score of a CVSS vector with or without prefix, in parentheses or followed by a score as
 * scanners write it; undefined for one that is broken.
 */
export function cvssOf(text: string): Cvss | undefined {
  if (known.has(text)) return known.get(text);
  const cvss = readVector(text);
  if (known.size < MOST_KNOWN && text.length < 500) known.set(text, cvss);
  return cvss;
}

function readVector(text: string): Cvss | undefined {
  const bare = text
    .trim()
    .replace(/^\(|\)$/g, '')
    .replace(/^CVSS2#/i, '')
    .split(/[\s)]/)[0];
  const prefix = /^CVSS:(\d\.\d)\//i.exec(bare)?.[1];
  const version = prefix ?? versionOf(bare);
  if (!isVersion(version)) return undefined;
  const metrics = prefix ? bare.slice(bare.indexOf('/') + 1) : bare;
  if (!isComplete(version, metrics)) return undefined;
  const vector = version === '2.0' ? metrics : `CVSS:${version}/${metrics}`;
  try {
    const score = baseScore(version, vector);
    return typeof score === 'number' && Number.isFinite(score)
      ? { version, vector, score }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Version of a vector without prefix, by the metrics that only one version has. 3.0 and 3.1 have the same: 3.1 counts. */
function versionOf(metrics: string): string | undefined {
  if (/(^|\/)Au:/.test(metrics)) return '2.0';
  if (/(^|\/)VC:/.test(metrics)) return '4.0';
  return /(^|\/)PR:/.test(metrics) ? '3.1' : undefined;
}

function isVersion(version: string | undefined): version is Cvss['version'] {
  return ['2.0', '3.0', '3.1', '4.0'].includes(version ?? '');
}

function isComplete(version: Cvss['version'], metrics: string): boolean {
  const values = new Map(
    metrics.split('/').map(each => each.split(':') as [string, string]),
  );
  return Object.entries(BASE[version]).every(([metric, letters]) => {
    const value = values.get(metric);
    return value?.length === 1 && letters.includes(value);
  });
}

function baseScore(version: Cvss['version'], vector: string) {
  switch (version) {
    case '2.0':
      return new Cvss2(vector).calculateScores().base;
    case '3.0':
      return new Cvss3P0(vector).calculateScores().base;
    case '3.1':
      return new Cvss3P1(vector).calculateScores().base;
    default:
      return new Cvss4P0(vector).calculateScores().overall;
  }
}
