import { evidenceOf } from '../normalise/evidenceOf';
import { linksIn } from '../normalise/linksIn';
import { maskSecrets } from '../normalise/maskSecrets';
import { maskValues } from '../normalise/maskValues';
import { severityIn } from '../normalise/severityIn';
import { severityOf, severityOfScore } from '../normalise/severityOf';
import { timeOf } from '../normalise/timeOf';
import { webAsset } from '../normalise/webAsset';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import type { Occurrence } from '../record/Occurrence';
import type { FindingRecord, PassedRecord } from '../record/ScanRecord';
import type { Severity } from '../record/Severity';
import { sarifCwes } from './sarifCwes';
import type { SarifFingerprints } from './SarifFingerprints';
import { sarifMessage } from './sarifMessage';
import {
  sarifHttp,
  sarifLocations,
  sarifSnippet,
  sarifSteps,
} from './sarifLocations';
import type { SarifRun } from './SarifRun';

export type SarifContext = {
  run: SarifRun;
  fingerprints: SarifFingerprints;
  file: ScanFile;
};

const TITLE = 150;
const LONGEST_TEXT = 32_000;
const PASSED = ['pass', 'notApplicable'];
const NO_RULE = new JsonRecord(undefined);

/** A result of a tool at each of its locations, with what its rule says. */
export function* sarifResult(
  result: JsonRecord,
  context: SarifContext,
): Generator<FindingRecord | PassedRecord> {
  const { run } = context;
  const rule = run.ruleOf(result) ?? NO_RULE;
  const cwes = sarifCwes(result, rule, run);
  const locations = sarifLocations(result);
  const secrets = isSecret(result, { rule, cwes, run })
    ? secretsOf(result, locations)
    : undefined;
  const texts = [
    sarifMessage(
      result.object('message'),
      rule.object('messageStrings'),
      run.messages,
    ),
    sarifMessage(rule.object('shortDescription')),
    sarifMessage(rule.object('fullDescription')),
    rule.text('name'),
  ].flatMap(each => each?.slice(0, LONGEST_TEXT) ?? []);
  const words = secrets ? maskValues(texts.map(maskSecrets), secrets) : texts;
  const id =
    result.text('ruleId') ??
    result.text('rule', 'id') ??
    rule.text('id') ??
    shortened(words[0] ?? 'Result');
  const title = shortened(words[0] ?? id);
  for (const location of locations)
    yield recordAt(
      result,
      { id, rule, cwes, title, words, secrets, location },
      context,
    );
}

function recordAt(
  result: JsonRecord,
  about: About,
  context: SarifContext,
): FindingRecord | PassedRecord {
  const { id: rule, title } = about;
  const kind = result.text('kind') ?? 'fail';
  const place = placeOf(result, about, context);
  if (PASSED.includes(kind))
    return { kind: 'passed', rule, title, result: kind, ...place };
  return {
    kind: 'finding',
    rule,
    title,
    ...severityOfResult(result, about, context),
    ...factsOf(result, about),
    ...place,
    status: statusOf(result, kind),
    firstSeenAt: timeOf(result.text('provenance', 'firstDetectionTimeUtc')),
    lastSeenAt: timeOf(result.text('provenance', 'lastDetectionTimeUtc')),
  };
}

type About = {
  id: string;
  rule: JsonRecord;
  cwes: number[];
  title: string;
  /** The message and what the rule says in general, the most telling first. */
  words: string[];
  /** What must not be kept, of a result that shows a secret. */
  secrets?: string[];
  /** The one of its locations that it is told of. */
  location: JsonRecord;
};

/** Texts of rules, and what the result says beside them. What holds a secret that was found stays out. */
function factsOf(
  result: JsonRecord,
  { id, rule, cwes, words, secrets, location }: About,
): Partial<FindingRecord> {
  const own = result.object('properties');
  const general = rule.object('properties');
  const help = sarifMessage(rule.object('help')) ?? '';
  const fixes = result
    .objects('fixes')
    .map(each => sarifMessage(each.object('description')));
  const tags = [...general.texts('tags'), ...own.texts('tags')];
  const raw = {
    suppressions: result.value('suppressions'),
    baselineState: result.value('baselineState'),
    partialFingerprints: result.value('partialFingerprints'),
    properties: result.value('properties'),
  };
  return {
    vulnerabilityIds: idsOf(id, rule, own),
    cwes,
    description: [...new Set(words.slice(0, 3))].join('\n\n'),
    remediation:
      fixes.filter(Boolean).join('\n') ||
      (words.includes(help) || /^\S*$/.test(help) ? undefined : help),
    references: [
      ...rule.texts('helpUri'),
      ...result.texts('hostedViewerUri'),
      ...result.texts('workItemUris'),
      ...linksIn(help.slice(0, 20_000)).slice(0, 20),
    ],
    evidence: secrets
      ? undefined
      : evidenceOf({
          Code: sarifSnippet(location),
          Path: sarifSteps(result),
          ...sarifHttp(result),
        }),
    tags,
    raw: secrets ? maskValues(raw, secrets) : { ...result.rest(), ...raw },
  };
}

/** Registers' ids stand in names of rules and at the start of their descriptions; elsewhere others may be mentioned. */
function idsOf(id: string, rule: JsonRecord, own: JsonRecord): string[] {
  const start = rule.text('fullDescription', 'text') ?? '';
  return [
    id,
    rule.text('name') ?? '',
    rule.text('shortDescription', 'text') ?? '',
    /^\(?(?:CVE|GHSA)-[\w-]+/.exec(start)?.[0] ?? '',
    ...['cve', 'cves', 'cveId', 'cve_id', 'vulnerabilityId', 'aliases'].flatMap(
      name => [...own.texts(name), ...rule.object('properties').texts(name)],
    ),
  ];
}

/** By the score or the word for security where there is one, else by the level of the result, the run or the rule. */
function severityOfResult(
  result: JsonRecord,
  { id, rule }: About,
  { run, file }: SarifContext,
): { severity: Severity; sourceSeverity?: string; score?: number } {
  const properties = [result.object('properties'), rule.object('properties')];
  const rated = properties
    .map(each => each.text('security-severity'))
    .find(Boolean);
  const score = Number(rated ?? NaN);
  const severity = Number.isFinite(score)
    ? severityOfScore(score)
    : rated && severityOf(rated);
  // A word that nobody knows, such as “N/A”, rates nothing.
  if (rated && severity)
    return {
      severity,
      sourceSeverity: rated,
      ...(Number.isFinite(score) ? { score } : {}),
    };
  const isFailure = (result.text('kind') ?? 'fail') === 'fail';
  const level =
    result.text('level') ??
    (isFailure
      ? (run.levelSet(id) ??
        rule.text('defaultConfiguration', 'level') ??
        'warning')
      : 'none');
  return { severity: severityIn(file, level, id), sourceSeverity: level };
}

/** Accepted suppressions count; one that somebody still looks at or has turned down makes the others void. */
function statusOf(result: JsonRecord, kind: string): FindingRecord['status'] {
  if (result.text('baselineState') === 'absent') return 'fixed';
  const suppressions = result
    .objects('suppressions')
    .map(each => each.text('status') ?? 'accepted');
  if (
    suppressions.length > 0 &&
    suppressions.every(each => each === 'accepted')
  )
    return 'suppressed';
  return kind === 'open' || kind === 'review' ? 'under-investigation' : 'open';
}

/** A place in a file, at an address of a web application, or in something that has only a name. */
function placeOf(
  result: JsonRecord,
  { id, secrets, location }: About,
  { run, fingerprints }: SarifContext,
): Pick<FindingRecord, 'asset' | 'occurrence'> {
  const physical = location.object('physicalLocation');
  const at = run.fileAt(physical.object('artifactLocation'));
  const [logical = NO_RULE] = location.objects('logicalLocations');
  const symbol = run.symbolAt(logical);
  if (at && /^https?:\/\//i.test(at))
    return {
      asset: webAsset(at),
      occurrence: {
        kind: 'web',
        url: at,
        method: result.text('webRequest', 'method'),
      },
    };
  const asset = run.asset;
  if (!at) return { asset, occurrence: namedPlace(symbol, logical) };
  const code = [symbol, secrets ? undefined : sarifSnippet(location)?.trim()];
  return {
    asset,
    occurrence: {
      kind: 'code',
      file: at,
      line: physical.number('region', 'startLine'),
      endLine: physical.number('region', 'endLine'),
      fingerprint: fingerprints.of(
        result,
        [id, at],
        code.filter(each => each !== undefined),
      ),
    },
  };
}

function namedPlace(
  symbol: string | undefined,
  logical: JsonRecord,
): Occurrence {
  return symbol
    ? {
        kind: 'resource',
        resource: symbol,
        resourceType: logical.text('kind'),
      }
    : { kind: 'host' };
}

const SECRETS = /secret|gitleaks|trufflehog|credential|hard-?coded|ggshield/i;

/** Whether a result shows a secret that somebody has left in the code. */
function isSecret(
  result: JsonRecord,
  { rule, cwes, run }: { rule: JsonRecord; cwes: number[]; run: SarifRun },
): boolean {
  const tags = rule.object('properties').texts('tags');
  const names = [run.tool, result.text('ruleId'), rule.text('name'), ...tags];
  return (
    names.some(each => SECRETS.test(each ?? '')) ||
    cwes.some(each => [259, 321, 798].includes(each))
  );
}

function secretsOf(result: JsonRecord, locations: JsonRecord[]): string[] {
  const own = result.object('properties');
  return [
    own.text('offender'),
    own.text('secret'),
    ...locations.map(sarifSnippet),
  ].map(each => each?.trim() ?? '');
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > TITLE
    ? `${line.slice(0, TITLE).replace(/ [^ ]*$/, '')} …`
    : line;
}
