import { englishTimeOf } from '../normalise/englishTimeOf';
import { identify, originOf } from '../normalise/identify';
import { severityOf } from '../normalise/severityOf';
import { dateOf, timeOf } from '../normalise/timeOf';
import type { ScanFile } from '../read/ScanFile';
import type { Occurrence } from '../record/Occurrence';
import type { FindingRecord } from '../record/ScanRecord';
import type { ScannedAsset } from '../record/ScannedAsset';

/** A finding as the generic files have it, in CSV or JSON. */
export type GenericFinding = {
  title: string;
  severity: string;
  /** The source's own name of the weakness. */
  rule?: string;
  date?: string;
  /** Addresses, hosts, hosts with ports. */
  endpoints: string[];
  parameter?: string;
  component?: { name: string; version?: string; fixedVersion?: string };
  code?: { file: string; line?: number };
  /** CVSS 4 before CVSS 3. */
  vectors: (string | undefined)[];
  scores: (number | undefined)[];
  epss?: { score?: number; percentile?: number };
  flags: {
    falsePositive?: boolean;
    accepted?: boolean;
    mitigated?: boolean;
    outOfScope?: boolean;
    underReview?: boolean;
  };
} & Pick<
  FindingRecord,
  | 'description'
  | 'impact'
  | 'remediation'
  | 'evidence'
  | 'references'
  | 'vulnerabilityIds'
  | 'cwes'
  | 'knownExploited'
  | 'fixAvailable'
  | 'tags'
  | 'raw'
>;

/** One record for each place: that of the component or the file, or each endpoint. */
export function* genericRecords(
  each: GenericFinding,
  file: ScanFile,
): Generator<FindingRecord> {
  const { title, flags, vectors, scores, epss, ...rest } = each;
  const severity = severityOf(each.severity);
  if (!severity)
    file.warn(
      `${title}: the severity “${each.severity}” is unknown; it counts as Info`,
    );
  const vector = vectors.find(Boolean);
  const places = each.endpoints.length > 0 ? each.endpoints : [undefined];
  for (const endpoint of places)
    yield {
      kind: 'finding',
      rule: each.rule ?? title,
      title,
      severity: severity ?? 'Info',
      sourceSeverity: each.severity,
      vector,
      // The score that stands with the vector, and not that of the other version.
      score: vector ? scores[vectors.indexOf(vector)] : scores.find(Boolean),
      vulnerabilityIds: rest.vulnerabilityIds,
      cwes: rest.cwes,
      description: rest.description,
      impact: rest.impact,
      remediation: rest.remediation,
      evidence: rest.evidence,
      references: rest.references,
      ...placeOf(each, endpoint),
      status: statusOf(flags),
      lastSeenAt: rest.date && genericTime(rest.date),
      knownExploited: rest.knownExploited,
      epss:
        epss?.score === undefined
          ? undefined
          : { score: epss.score, percentile: epss.percentile },
      fixAvailable: rest.fixAvailable,
      tags: rest.tags,
      raw: rest.raw,
    };
}

type Place = { asset?: ScannedAsset; occurrence: Occurrence };

function placeOf(each: GenericFinding, endpoint?: string): Place {
  const at = endpoint ? placeOfEndpoint(endpoint, each.parameter) : undefined;
  const { component, code } = each;
  if (component)
    return {
      asset: at?.asset,
      occurrence: { kind: 'package', ...component, path: code?.file },
    };
  if (at) return at;
  return { occurrence: code ? { kind: 'code', ...code } : { kind: 'host' } };
}

/** `https://shop.example/a`, `shop.example/a`, `10.0.0.1:443`, `shop.example`. */
function placeOfEndpoint(endpoint: string, parameter?: string): Place {
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(endpoint);
  if (hasScheme || /^[^/]+\//.test(endpoint)) {
    const url = hasScheme ? endpoint : `http://${endpoint}`;
    const [origin] = originOf(url);
    const host = URL.canParse(url) ? new URL(url).hostname : '';
    const web: Occurrence = { kind: 'web', url, parameter };
    return origin
      ? {
          asset: { name: host, identifiers: [origin, ...identify(host)] },
          occurrence: web,
        }
      : { occurrence: web };
  }
  const [, host, port] = /^(.+?):(\d{1,5})$/.exec(endpoint) ?? [];
  const isPort = host && (!host.includes(':') || host.startsWith('['));
  const name = isPort ? host : endpoint;
  return {
    asset: { name, identifiers: identify(name) },
    occurrence: isPort
      ? { kind: 'network', port: Number(port), protocol: 'tcp' }
      : { kind: 'host' },
  };
}

function statusOf(flags: GenericFinding['flags']): FindingRecord['status'] {
  if (flags.falsePositive) return 'false-positive';
  if (flags.accepted) return 'risk-accepted';
  if (flags.mitigated) return 'fixed';
  if (flags.outOfScope) return 'suppressed';
  return flags.underReview ? 'under-investigation' : undefined;
}

/** A date with dots or strokes: the month comes first, but where the first number can only be a day. */
export function genericTime(text: string): string | undefined {
  const parts = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/.exec(text.trim());
  if (!parts)
    return timeOf(text.trim().replaceAll('/', '-')) ?? englishTimeOf(text);
  const [first, second, year] = parts.slice(1).map(Number);
  const dayFirst = first > 12 || text.includes('.');
  const [month, day] = dayFirst ? [second, first] : [first, second];
  return dateOf(year, month, { day });
}

/** Numbers of CWEs in words such as `CWE-79, 89`. */
export function cwesIn(texts: string[]): number[] {
  return texts.flatMap(text => (text.match(/\d+/g) ?? []).map(Number));
}
