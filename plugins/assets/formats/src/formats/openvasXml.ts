import { identify, macOf } from '../normalise/identify';
import { severityOf, severityOfScore } from '../normalise/severityOf';
import { timeOf } from '../normalise/timeOf';
import type { ScanFile } from '../read/ScanFile';
import type { XmlElement } from '../read/XmlElement';
import type { Occurrence } from '../record/Occurrence';
import type { ScannedAsset } from '../record/ScannedAsset';
import type { Coverage, FindingRecord, ScanRecord } from '../record/ScanRecord';

const RESULTS = ['**/results/result', 'get_results_response/result'];
const TASK = '**/report/task/name';
const FILTER = '**/report/filters/term';
const HOST = '**/report/host';
const START = '**/report/scan_start';
const END = '**/report/scan_end';

/** XML of OpenVAS: a report, often in a report, in an answer of its protocol or not. Hosts stand behind the results. */
export async function* openvasXml(file: ScanFile): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'OpenVAS' };
  let task = '';
  let filter = '';
  for await (const { path, element } of file.xml([
    ...RESULTS,
    ...[TASK, FILTER, HOST, START, END],
  ])) {
    const text = element.fullText();
    if (path === TASK) task = text;
    else if (path === FILTER) filter = text.replace(/\s+/g, ' ');
    else if (path === START) yield { kind: 'scan', startedAt: timeOf(text) };
    else if (path === END) yield { kind: 'scan', endedAt: timeOf(text) };
    else if (path === HOST) yield* hostRecord(element, { task, filter });
    else yield findingRecord(element, file);
  }
}

/**
 * A host is covered when its scan has ended and the report has all rows. What the filter leaves out, such as levels, was
 * not looked for: it belongs to the scope.
 */
function* hostRecord(
  host: XmlElement,
  { task, filter }: { task: string; filter: string },
): Generator<ScanRecord> {
  const details = new Map(
    host
      .all('detail')
      .map(each => [each.text('name') ?? '', each.text('value') ?? '']),
  );
  const asset = assetOf(host.text('ip'), details.get('hostname'));
  if (!asset) return;
  const mac = macOf(details.get('MAC') ?? '');
  if (mac) asset.identifiers.push({ kind: 'mac', value: mac });
  const cpe = details.get('best_os_cpe');
  const whole = host.text('end') && !/\brows=\d/.test(filter);
  const coverage: Coverage = {
    scope: [task, filter].filter(Boolean).join(' | '),
    authenticated: signedIn([...details.keys()]),
  };
  yield {
    kind: 'asset',
    asset: {
      ...asset,
      os: details.get('best_os_txt') ?? details.get('OS'),
      cpes: cpe ? [cpe] : undefined,
    },
    coverage: whole ? coverage : undefined,
  };
}

function signedIn(details: string[]): boolean | undefined {
  if (details.some(name => /^Auth-.*-Success$/.test(name))) return true;
  const failed = details.some(name => /^Auth-.*-Failure$/.test(name));
  return failed ? false : undefined;
}

function assetOf(
  ip: string | undefined,
  name: string | undefined,
): ScannedAsset | undefined {
  const identifiers = [name, ip].flatMap(each => identify(each ?? ''));
  return identifiers.length > 0
    ? { name: name || ip || '', identifiers }
    : undefined;
}

function findingRecord(result: XmlElement, file: ScanFile): FindingRecord {
  const nvt = result.child('nvt');
  const tags = tagsOf(nvt?.text('tags') ?? '');
  const host = result.child('host');
  // What the scanner says itself, such as that a port is open, is of no test.
  const oid = nvt?.attributes.oid === '0' ? undefined : nvt?.attributes.oid;
  const title =
    nvt?.text('name') ?? result.text('name') ?? oid ?? 'Unnamed result';
  const refs = nvt?.at('refs')?.all('ref') ?? [];
  const refsOf = (type: RegExp) =>
    refs
      .filter(each => type.test(each.attributes.type ?? ''))
      .map(each => each.attributes.id ?? '');
  return {
    kind: 'finding',
    rule: oid || title,
    title,
    ...ratingOf(result, nvt, tags),
    ...severityIn(result, title, file),
    ...(isGone(result) ? { status: 'fixed' as const } : {}),
    vulnerabilityIds: [...refsOf(/^cve/), nvt?.text('cve') ?? '', oid ?? ''],
    description: [tags.summary, tags.insight].filter(Boolean).join('\n\n'),
    impact: tags.impact,
    remediation: nvt?.text('solution') ?? tags.solution,
    evidence: result.text('description'),
    references: [
      ...refsOf(/^url/),
      ...(nvt?.text('xref')?.match(/https?:\/\/[^\s,]+/g) ?? []),
    ],
    asset: assetOf(
      host?.ownText.trim() || host?.text('ip'),
      host?.text('hostname'),
    ),
    occurrence: occurrenceOf(result.text('port')?.slice(0, 200) ?? ''),
    lastSeenAt: timeOf(result.text('creation_time')),
    epss: epssOf(nvt),
    raw: {
      ...nvt?.rest(...NVT),
      ...result.rest(...RESULT),
      affected: tags.affected,
      qod: result.text('qod', 'value'),
      otherIds: refsOf(/^(?!cve|url)/),
    },
  };
}

/** A report on what has changed since another one has the results of that as well. */
function isGone(result: XmlElement): boolean {
  return result.child('delta')?.ownText.trim() === 'gone';
}

/** What `findingRecord` reads of a result and of its test. */
const RESULT = [
  ...['name', 'owner', 'host', 'port', 'nvt', 'threat', 'severity', 'qod'],
  ...['description', 'creation_time'],
];
const NVT = [
  ...['oid', 'name', 'tags', 'refs', 'cve', 'xref', 'solution', 'severities'],
  'epss',
];

/** `summary=…|solution=…`: values may have bars and lines, but no bar before a word with an equals sign. */
function tagsOf(text: string): Record<string, string> {
  const tags: Record<string, string> = Object.create(null);
  for (const part of text.split(/\|(?=[a-z_A-Z]+=)/)) {
    const at = part.indexOf('=');
    if (at > 0) tags[part.slice(0, at)] = part.slice(at + 1).trim();
  }
  return tags;
}

function ratingOf(
  result: XmlElement,
  nvt: XmlElement | undefined,
  tags: Record<string, string>,
) {
  const score = Number(result.text('severity') ?? nvt?.text('cvss_base'));
  const vectors = nvt?.at('severities')?.all('severity') ?? [];
  const newest = vectors
    .map(each => each.text('value') ?? '')
    .sort((a, b) => (a < b ? 1 : -1))
    .find(each => each.startsWith('CVSS:'));
  const vector = newest ?? vectors[0]?.text('value') ?? tags.cvss_base_vector;
  return { vector, score: score >= 0 ? score : undefined };
}

/** The word, which overrides may have changed; where there is none, the score. Scores below 0 are no severities. */
function severityIn(result: XmlElement, title: string, file: ScanFile) {
  const word = result.text('threat');
  const score = Number(result.text('severity') ?? NaN);
  const sourceSeverity = word ?? result.text('severity');
  if (score === -1 || /^false positive$/i.test(word ?? ''))
    return {
      severity: 'Info',
      sourceSeverity,
      status: 'false-positive',
    } as const;
  const known = /^(debug|error|error message)$/i.test(word ?? '')
    ? 'Info'
    : severityOf(word === 'Alarm' ? 'High' : (word ?? ''));
  if (!known)
    file.warn(`${title}: the threat “${word}” is unknown; it counts as Info`);
  const rated = !word && score > 0 ? severityOfScore(score) : known;
  return { severity: rated ?? 'Info', sourceSeverity } as const;
}

/** `443/tcp`, `https (443/tcp)`, `general/tcp`. */
function occurrenceOf(port: string): Occurrence {
  const [, digits, protocol] = /(\d+)\/(\w+)/.exec(port) ?? [];
  const service = /^([\w-]+) \(/.exec(port)?.[1];
  return Number(digits) > 0
    ? {
        kind: 'network',
        port: Number(digits),
        protocol: protocol.toLowerCase(),
        service,
      }
    : { kind: 'host' };
}

function epssOf(nvt: XmlElement | undefined): FindingRecord['epss'] {
  const most = nvt?.at('epss', 'max_epss');
  const score = Number(most?.text('score') ?? NaN);
  const percentile = Number(most?.text('percentile') ?? NaN);
  if (!(score >= 0 && score <= 1)) return undefined;
  return { score, percentile: percentile <= 1 ? percentile : undefined };
}
