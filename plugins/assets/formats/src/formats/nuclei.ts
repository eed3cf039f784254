import { isIP } from 'node:net';
import { evidenceOf } from '../normalise/evidenceOf';
import { identify } from '../normalise/identify';
import { maskSecrets } from '../normalise/maskSecrets';
import { severityIn } from '../normalise/severityIn';
import { timeOf } from '../normalise/timeOf';
import { webAsset } from '../normalise/webAsset';
import { JsonRecord } from '../read/JsonRecord';
import type { FileHead } from '../read/FileHead';
import type { ScanFile } from '../read/ScanFile';
import type { Occurrence } from '../record/Occurrence';
import type { ScannedAsset } from '../record/ScannedAsset';
import type { ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';

/**
 * Nuclei's results, as JSON lines or as one array: one match of a template at one place. Old versions have other names
 * for some fields. A scan that finds nothing leaves an empty file.
 */
export const nuclei: ScanFormat = {
  id: 'nuclei',
  title: 'Nuclei',
  version: 1,
  recognise,
  read,
};

function recognise({ json }: FileHead): number {
  const result = new JsonRecord(Array.isArray(json) ? json[0] : json);
  if (isOfFirstVersions(result)) return 0.95;
  if (!result.has('template-id') && !result.has('templateID'))
    // Of sorted fields the template comes behind what a server has answered.
    return result.has('matched-at') && result.object('info').has('severity')
      ? 0.9
      : 0;
  return result.has('info') || result.has('matched-at') ? 1 : 0.8;
}

/** Those have what a template says of itself beside what it has found. */
function isOfFirstVersions(result: JsonRecord): boolean {
  const names = ['template', 'matched', 'name', 'severity'];
  return !result.has('info') && names.every(name => result.has(name));
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'Nuclei' };
  if (file.head.text.trim() === '') {
    file.warn('The file is empty, as Nuclei leaves it when it finds nothing');
    return;
  }
  const path = Array.isArray(file.head.json) ? '[]' : '';
  for await (const { value } of file.json([path])) {
    const result = new JsonRecord(value);
    const error = result.text('error');
    if (!result.has('info') && !templateOf(result))
      file.warn('A value that is no result of a template is left out');
    else if (error && result.flag('matcher-status') === false)
      // Nobody knows what it would have found.
      file.warn(
        `${templateOf(result)} at ${result.text('host') ?? 'a target'}: ${error}`,
      );
    else yield recordOf(file, result, value);
  }
}

/** The first of some names of a field under which there is something. */
function either(result: JsonRecord, ...names: string[]): string | undefined {
  return names.map(name => result.text(name)).find(Boolean);
}

function templateOf(result: JsonRecord): string | undefined {
  return either(result, 'template-id', 'templateID', 'template');
}

function recordOf(
  file: ScanFile,
  result: JsonRecord,
  value: unknown,
): ScanRecord {
  const info = isOfFirstVersions(result) ? result : result.object('info');
  const template = templateOf(result) ?? info.text('name') ?? 'template';
  const matcher = either(result, 'matcher-name', 'matcher_name');
  // One template looks for several things, each by a matcher: missing headers, products.
  const rule = matcher ? `${template}:${matcher}` : template;
  const name = info.text('name') ?? template;
  const title = matcher ? `${name}: ${matcher}` : name;
  const at = placeOf(result);
  const seenAt = timeOf(result.value('timestamp'));
  if (result.flag('matcher-status') === false)
    return {
      kind: 'passed',
      rule,
      title,
      result: 'not matched',
      ...at,
      checkedAt: seenAt,
    };
  const about = info.object('classification');
  const severity = info.text('severity');
  return {
    kind: 'finding',
    rule,
    title,
    severity: severityIn(file, severity, title),
    sourceSeverity: severity,
    score: about.number('cvss-score'),
    vector: about.text('cvss-metrics'),
    vulnerabilityIds: [...about.texts('cve-id'), template],
    cwes: about
      .texts('cwe-id')
      .flatMap(each => each.match(/\d+/g) ?? [])
      .map(Number),
    description: info.text('description'),
    impact: info.text('impact'),
    remediation: info.text('remediation'),
    references: words(info, 'reference', /[\s,]+/),
    ...at,
    evidence: evidenceIn(result, info),
    lastSeenAt: seenAt,
    epss: epssOf(about),
    tags: words(info, 'tags', /\s*,\s*/),
    raw: rawOf(value, info, about),
  };
}

/** A list, or one text with its items. */
function words(record: JsonRecord, name: string, between: RegExp): string[] {
  return record
    .texts(name)
    .flatMap(each => each.split(between))
    .filter(each => each !== '-');
}

function epssOf(about: JsonRecord) {
  const score = about.number('epss-score');
  return score === undefined
    ? undefined
    : { score, percentile: about.number('epss-percentile') };
}

function evidenceIn(result: JsonRecord, info: JsonRecord): string | undefined {
  const extracted = ['extracted-results', 'extracted_results'].flatMap(name =>
    result.texts(name),
  );
  // What such templates take out of a page is the secret itself.
  const secret = words(info, 'tags', /\s*,\s*/).some(tag =>
    /^(?:tokens?|keys?|secrets?|credentials?|api-?keys?)$/i.test(tag),
  );
  const meta = result.value('meta');
  return evidenceOf({
    Extracted: extracted
      .map(each => (secret ? `${each.slice(0, 4)}[masked]` : each))
      .join('\n'),
    Request: result.text('request'),
    Response: secret ? undefined : result.text('response'),
    Command: either(result, 'curl-command', 'curl_command'),
    // What was tried, such as a name and a password that were accepted.
    Values: meta ? JSON.stringify(meta) : undefined,
  });
}

/** Where a template matched: at an address, at a port, or on a host as a whole. */
function placeOf(result: JsonRecord): {
  asset?: ScannedAsset;
  occurrence: Occurrence;
} {
  const matched = either(result, 'matched-at', 'matched');
  const host = either(result, 'host', 'url', 'input') ?? matched;
  const at = matched ?? host ?? '';
  if (/^(?:https?|wss?):\/\//i.test(at))
    return {
      asset: webAsset(/:\/\//.test(host ?? '') ? host : at),
      occurrence: {
        kind: 'web',
        url: maskSecrets(at),
        method: result.text('fuzzing_method'),
        parameter: result.text('fuzzing_parameter'),
      },
    };
  // Templates of code run on what lies on the scanner's disk as well.
  if (at && (result.text('type') === 'file' || at.startsWith('/')))
    return { occurrence: { kind: 'code', file: at } };
  const [, name, digits] =
    /^(?:[a-z][\w+.-]*:\/\/)?(\[[^\]]*\]|[^\s:/]+)(?::(\d{1,5}))?(?:\/|$)/i.exec(
      at,
    ) ?? [];
  const port = Number(digits ?? result.text('port') ?? 0);
  const asset = hostAsset(name ?? at, result.text('ip'));
  const network = result.text('type') !== 'dns' && port > 0 && port < 65_536;
  return {
    asset,
    occurrence: network
      ? { kind: 'network', port, protocol: 'tcp' }
      : { kind: 'host' },
  };
}

function hostAsset(name: string, ip = ''): ScannedAsset | undefined {
  const identifiers = identify(name);
  if (isIP(ip)) identifiers.push({ kind: 'ip', value: ip });
  return identifiers.length > 0
    ? { name: identifiers[0].value, identifiers }
    : undefined;
}

const PLACED = [
  ...['info', 'request', 'response', 'curl-command', 'curl_command'],
  ...['extracted-results', 'extracted_results', 'matcher-status', 'host'],
  ...['template-id', 'templateID', 'timestamp', 'matched-at', 'matched'],
  'meta',
  // The template as it was run: long, and known by its id.
  'template-encoded',
];

function rawOf(value: unknown, info: JsonRecord, about: JsonRecord) {
  const fields = Object.entries(value as object).filter(
    ([name]) => !PLACED.includes(name),
  );
  return {
    ...Object.fromEntries(fields),
    info: Object.hasOwn(value as object, 'info') ? info.rest() : undefined,
    classification: about.rest(),
  };
}
