import { cvssOf } from '../normalise/cvssOf';
import { cwesOf } from '../normalise/cwesOf';
import { linksIn } from '../normalise/linksIn';
import { severityIn } from '../normalise/severityIn';
import { severityOfScore } from '../normalise/severityOf';
import { timeOf } from '../normalise/timeOf';
import type { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import type { PackageOccurrence } from '../record/Occurrence';
import type { ScannedAsset } from '../record/ScannedAsset';
import type {
  FindingRecord,
  SourceStatus,
  StatedProduct,
  StatementRecord,
} from '../record/ScanRecord';
import type { Severity } from '../record/Severity';
import { packageOf, type CyclonedxBom } from './CyclonedxBom';

export type CyclonedxContext = {
  bom: CyclonedxBom;
  asset?: ScannedAsset;
  file: ScanFile;
};

type Place = { component?: PackageOccurrence; unaffected: boolean };

const STATES: Record<string, [SourceStatus, StatementRecord['status']]> = {
  exploitable: ['open', 'affected'],
  in_triage: ['under-investigation', 'under-investigation'],
  not_affected: ['not-affected', 'not-affected'],
  false_positive: ['false-positive', 'not-affected'],
  resolved: ['fixed', 'fixed'],
  resolved_with_pedigree: ['fixed', 'fixed'],
};

/**
 * A finding for each component that a vulnerability affects. A bill that lists no components and tells the state of its
 * vulnerabilities is a statement on them (VEX).
 */
export function* cyclonedxRecords(
  vulnerability: JsonRecord,
  context: CyclonedxContext,
): Generator<FindingRecord | StatementRecord> {
  const state = vulnerability.text('analysis', 'state') ?? '';
  const known = Object.hasOwn(STATES, state) ? STATES[state] : undefined;
  const id = idsOf(vulnerability)[0] ?? 'unknown vulnerability';
  const rating = ratingOf(vulnerability, id, context.file);
  if (known && context.bom.size === 0) {
    const statement = statementOf(vulnerability, known[1], context.bom);
    const { severity, score, vector } = rating;
    const isRated = vulnerability.objects('ratings').length > 0;
    yield isRated ? { ...statement, severity, score, vector } : statement;
    return;
  }
  const facts = factsOf(vulnerability);
  for (const { component, unaffected } of placesOf(
    vulnerability,
    context.bom,
  )) {
    const name = component?.name;
    yield {
      kind: 'finding',
      rule: id,
      title: name ? `${id} in ${name}` : id,
      ...rating,
      ...facts,
      asset: context.asset,
      occurrence: component ?? { kind: 'host' },
      status: unaffected ? 'not-affected' : (known?.[0] ?? 'open'),
    };
  }
}

function placesOf(vulnerability: JsonRecord, bom: CyclonedxBom): Place[] {
  const affects = vulnerability.objects('affects');
  if (affects.length === 0) return [{ unaffected: false }];
  return affects.map(each => {
    const within = each.object('component');
    const component = within.has('name')
      ? packageOf(within)
      : bom.componentAt(each.text('ref') ?? 'unknown component');
    const versions = each.objects('versions');
    const [said] = versions.flatMap(version => version.text('version') ?? []);
    return {
      component: { ...component, version: component.version ?? said },
      unaffected:
        versions.length > 0 &&
        versions.every(version => version.text('status') === 'unaffected'),
    };
  });
}

/** Its own id, and those that it has elsewhere. */
function idsOf(vulnerability: JsonRecord): string[] {
  return [
    ...vulnerability.texts('id'),
    ...vulnerability.objects('references').flatMap(each => each.texts('id')),
    ...vulnerability.texts('bom-ref'),
  ];
}

function factsOf(vulnerability: JsonRecord): Partial<FindingRecord> {
  const words = ['description', 'detail'].map(name => vulnerability.text(name));
  const advisories = vulnerability.objects('advisories');
  const sources = [vulnerability, ...vulnerability.objects('references')];
  return {
    vulnerabilityIds: idsOf(vulnerability),
    cwes: cwesOf(vulnerability.texts('cwes')),
    description: words.filter(Boolean).join('\n\n'),
    remediation: remedyOf(vulnerability),
    references: [
      ...sources.flatMap(each => each.texts('source', 'url')),
      ...advisories.flatMap(each => linksIn(each.text('url') ?? '')),
    ],
    raw: {
      ...vulnerability.rest(),
      analysis: vulnerability.value('analysis'),
      ratings: vulnerability.value('ratings'),
    },
  };
}

function remedyOf(vulnerability: JsonRecord): string | undefined {
  return (
    ['recommendation', 'workaround']
      .map(name => vulnerability.text(name))
      .filter(Boolean)
      .join('\n\n') || undefined
  );
}

type Rating = {
  severity: Severity;
  sourceSeverity?: string;
  score?: number;
  vector?: string;
};

const METHODS = ['CVSSv2', 'CVSSv3', 'CVSSv31', 'CVSSv4'];
const VERSIONS = ['2.0', '3.0', '3.1', '4.0'];

/**
 * The rating by the newest version of CVSS, and of several by the same version the last one: tools write that of the
 * public register first and that of the maker behind it. Where nobody has rated by version 3 or later, the first word.
 */
function ratingOf(
  vulnerability: JsonRecord,
  id: string,
  file: ScanFile,
): Rating {
  const ratings = vulnerability.objects('ratings');
  const best = ratings.reduce<JsonRecord | undefined>(
    (found, each) =>
      rankOf(each) >= (found ? rankOf(found) : 0) ? each : found,
    undefined,
  );
  const isNew = best !== undefined && rankOf(best) > 0;
  const vector = best?.text('vector');
  const score = best?.number('score') ?? cvssOf(vector ?? '')?.score;
  const first = ratings.flatMap(each => each.text('severity') ?? [])[0];
  const word = isNew ? best.text('severity') : first;
  const rated = score === undefined ? 'Medium' : severityOfScore(score);
  return {
    severity: word ? severityIn(file, word, id) : rated,
    sourceSeverity: word,
    score,
    vector,
  };
}

/** Number of its method. One that names none is told by its vector, and a score alone is as good as none of version 3. */
function rankOf(rating: JsonRecord): number {
  const [method, vector] = [rating.text('method'), rating.text('vector')];
  if (!vector && !rating.has('score')) return -1;
  const rank = METHODS.indexOf(method ?? '');
  const version = rank < 0 && vector ? cvssOf(vector)?.version : undefined;
  if (version) return VERSIONS.indexOf(version);
  return method || vector ? rank : 0;
}

function statementOf(
  vulnerability: JsonRecord,
  status: StatementRecord['status'],
  bom: CyclonedxBom,
): StatementRecord {
  const analysis = vulnerability.object('analysis');
  const responses = analysis.texts('response').join(', ');
  const time =
    analysis.text('lastUpdated') ??
    analysis.text('firstIssued') ??
    vulnerability.text('updated') ??
    bom.metadata.text('timestamp');
  return {
    kind: 'statement',
    vulnerabilityIds: idsOf(vulnerability),
    products: vulnerability
      .objects('affects')
      .flatMap(each => productsOf(each, status, bom)),
    status,
    justification:
      analysis.text('justification') ??
      (analysis.text('state') === 'false_positive'
        ? 'false_positive'
        : undefined),
    action:
      [remedyOf(vulnerability), responses].filter(Boolean).join('\n') ||
      undefined,
    statedAt: timeOf(time),
    raw: { ...vulnerability.rest(), detail: analysis.text('detail') },
  };
}

/** A product in each of the versions of which a statement is; versions that the same entry says the opposite of are left out. */
function productsOf(
  affected: JsonRecord,
  status: StatementRecord['status'],
  bom: CyclonedxBom,
): StatedProduct[] {
  const product = bom.productAt(affected.text('ref') ?? 'unknown product');
  const opposite = status === 'not-affected' ? 'affected' : 'unaffected';
  const versions = affected
    .objects('versions')
    .filter(each => each.text('status') !== opposite)
    .flatMap(each => each.text('version') ?? each.text('range') ?? []);
  return versions.length > 0
    ? versions.map(version => ({ ...product, version }))
    : [product];
}
