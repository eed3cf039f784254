import { cwesOf } from '../normalise/cwesOf';
import { englishTimeOf } from '../normalise/englishTimeOf';
import { evidenceOf } from '../normalise/evidenceOf';
import { originOf } from '../normalise/identify';
import { textOfHtml } from '../normalise/textOfHtml';
import type { FileHead } from '../read/FileHead';
import type { ScanFile } from '../read/ScanFile';
import { ScanFileError } from '../read/ScanFileError';
import type { XmlElement } from '../read/XmlElement';
import type { ScannedAsset } from '../record/ScannedAsset';
import type {
  AssetRecord,
  FindingRecord,
  ScanRecord,
  SourceStatus,
} from '../record/ScanRecord';
import { severities } from '../record/Severity';
import type { ScanFormat } from '../ScanFormat';

/** Qualys WAS: reports by scan and by web application. */
export const qualysWas: ScanFormat = {
  id: 'qualys-was',
  title: 'Qualys WAS',
  version: 1,
  recognise,
  read,
};

function recognise({ xml }: FileHead): number {
  return /^WAS_\w+_REPORT$/.test(xml?.root ?? '') ? 1 : 0;
}

const GLOSSARY = '**/GLOSSARY/QID_LIST/QID';
const SITE = '**/APPENDIX/WEBAPP';
/** A report by web application says at each one where it is, before what was found there. */
const ADDRESS = '**/RESULTS/WEB_APPLICATION/URL';
const SCAN = '**/APPENDIX/SCAN_LIST/SCAN';
const INFORMATION = '**/INFORMATION_GATHERED_LIST/INFORMATION_GATHERED';
const FOUND = [
  '**/VULNERABILITY_LIST/VULNERABILITY',
  '**/SENSITIVE_CONTENT_LIST/SENSITIVE_CONTENT',
  INFORMATION,
];

/** What stands behind all that was found. */
type Behind = {
  glossary: Map<string, XmlElement>;
  sites: XmlElement[];
  scans: XmlElement[];
};

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  if (!/^WAS_(SCAN|WEBAPP)_REPORT$/.test(file.head.xml?.root ?? ''))
    throw new ScanFileError(
      'This report of Qualys WAS lists no findings. Make a scan report or a web application report.',
    );
  const behind: Behind = { glossary: new Map(), sites: [], scans: [] };
  for await (const { path, element } of file.xml([GLOSSARY, SITE, SCAN])) {
    if (path === SITE) behind.sites.push(element);
    else if (path === SCAN) behind.scans.push(element);
    else behind.glossary.set(element.text('QID') ?? '', element);
  }
  yield* scansOf(behind);
  let address = behind.sites[0]?.text('URL');
  for await (const { path, element } of file.xml([ADDRESS, ...FOUND])) {
    if (path === ADDRESS) address = element.fullText();
    else {
      const of = { behind, address, isInfo: path === INFORMATION };
      yield recordOf(element, of, file);
    }
  }
}

function* scansOf({ sites, scans }: Behind): Generator<ScanRecord> {
  const times = (name: string) =>
    scans.flatMap(scan => timeOf(scan.text(name)) ?? []).sort();
  yield {
    kind: 'scan',
    scanner: 'Qualys WAS',
    startedAt: times('START_DATE')[0],
    endedAt: times('END_DATE').pop(),
  };
  for (const site of sites) {
    const asset = siteAt(site.text('URL'), site.text('OPERATING_SYSTEM'));
    if (asset) yield { kind: 'asset', asset, coverage: coverageOf(scans) };
  }
}

/** Only scans that went to their end have looked everywhere. */
function coverageOf(scans: XmlElement[]): AssetRecord['coverage'] {
  const ended = scans.every(scan => scan.text('STATUS') === 'Finished');
  if (scans.length === 0 || !ended) return undefined;
  const signedIn = scans.map(scan => scan.text('AUTHENTICATION_STATUS') ?? '');
  const profiles = scans.map(scan => scan.text('PROFILE') ?? '');
  return {
    scope: [...new Set(profiles)].sort().join(', '),
    authenticated: signedIn.every(each => /^success/i.test(each)),
  };
}

function siteAt(
  url: string | undefined,
  os?: string,
): ScannedAsset | undefined {
  const identifiers = originOf(url ?? '');
  return identifiers.length > 0
    ? { name: identifiers[0].value, identifiers, os }
    : undefined;
}

/** `14 May 2024 09:35AM GMT+0200`. */
function timeOf(text: string | undefined): string | undefined {
  return englishTimeOf(text?.replace(/GMT(?=[+-])/, ' '));
}

type Within = {
  behind: Behind;
  /** Of the web application. */
  address: string | undefined;
  isInfo: boolean;
};

function recordOf(
  found: XmlElement,
  { behind, address, isInfo }: Within,
  file: ScanFile,
): FindingRecord {
  const qid = found.text('QID') ?? 'unknown';
  const meaning = behind.glossary.get(qid);
  const html = (name: string) => withoutNone(meaning?.text(name));
  const title = meaning?.text('TITLE') ?? `QID ${qid}`;
  const level = meaning?.text('SEVERITY') ?? found.text('SEVERITY') ?? '';
  const mapped = severities[Number(level || NaN) - 1];
  if (!mapped && !isInfo)
    file.warn(
      `${title}: the severity “${level}” is unknown; it counts as Info`,
    );
  const url = found.text('URL') ?? address;
  const [payload] = found.at('PAYLOADS')?.all('PAYLOAD') ?? [];
  return {
    kind: 'finding',
    rule: qid,
    title,
    severity: isInfo ? 'Info' : (mapped ?? 'Info'),
    sourceSeverity: level,
    ...ratingOf(meaning),
    vulnerabilityIds: [meaning?.text('CVE') ?? ''],
    cwes: cwesOf([meaning?.text('CWE')]),
    description: html('DESCRIPTION'),
    impact: html('IMPACT'),
    remediation: html('SOLUTION'),
    evidence: evidenceIn(found, payload),
    asset: siteAt(url),
    occurrence: url
      ? {
          kind: 'web',
          url,
          method: payload?.text('REQUEST', 'METHOD'),
          parameter: found.text('PARAM'),
        }
      : { kind: 'host' },
    status: statusOf(found),
    firstSeenAt: timeOf(found.text('FIRST_TIME_DETECTED')),
    lastSeenAt: timeOf(
      found.text('LAST_TIME_DETECTED') ?? found.text('DETECTION_DATE'),
    ),
    raw: {
      ...found.rest(...KNOWN),
      paths: found
        .at('ACCESS_PATH')
        ?.all('URL')
        .map(each => each.fullText()),
      group: meaning?.text('GROUP'),
      owasp: meaning?.text('OWASP'),
      wasc: meaning?.text('WASC'),
    },
  };
}

/** What `recordOf` reads; payloads and data may hold secrets and are evidence. */
const KNOWN = [
  ...['QID', 'URL', 'PARAM', 'PAYLOADS', 'DATA', 'ACCESS_PATH', 'STATUS'],
  ...['DETECTION_DATE', 'FIRST_TIME_DETECTED', 'LAST_TIME_DETECTED'],
  ...['RESPONSE', 'REQUEST', 'CONTENT'],
];

function withoutNone(text: string | undefined): string | undefined {
  return text && text !== 'N/A' ? textOfHtml(text) : undefined;
}

function ratingOf(meaning: XmlElement | undefined) {
  const newest = meaning?.text('CVSS_V3', 'BASE');
  const score = parseFloat(newest ?? meaning?.text('CVSS_BASE') ?? '');
  const vector = meaning?.text('CVSS_V3', 'VECTOR');
  return { score: Number.isFinite(score) ? score : undefined, vector };
}

/** The first request and its answer, and what was gathered. */
function evidenceIn(
  found: XmlElement,
  payload: XmlElement | undefined,
): string | undefined {
  const request = payload?.child('REQUEST');
  const response = payload?.child('RESPONSE');
  const headers = (request?.at('HEADERS')?.all('HEADER') ?? []).map(
    each => `${each.text('key')}: ${each.text('value') ?? ''}`,
  );
  const lines = [
    [request?.text('METHOD'), request?.text('URL')].filter(Boolean).join(' '),
    ...headers,
    request?.text('BODY') ?? '',
  ];
  return evidenceOf({
    Payload: payload?.text('PAYLOAD'),
    Request: lines.filter(Boolean).join('\n'),
    Response: decoded(response?.child('CONTENTS')),
    Proof: decoded(response?.child('EVIDENCE')),
    Data: decoded(found.child('DATA')),
    Content: decoded(found.child('CONTENT')),
  });
}

function decoded(element: XmlElement | undefined): string | undefined {
  if (element?.attributes.base64 !== 'true') return element?.fullText();
  return Buffer.from(element.fullText(), 'base64').toString('utf8');
}

function statusOf(found: XmlElement): SourceStatus | undefined {
  if (/^fixed$/i.test(found.text('STATUS') ?? '')) return 'fixed';
  if (found.text('IGNORED') !== 'true') return undefined;
  const reason = found.text('IGNORED_REASON') ?? found.text('IGNORE_REASON');
  if (/false/i.test(reason ?? '')) return 'false-positive';
  return /risk/i.test(reason ?? '') ? 'risk-accepted' : 'suppressed';
}
