import { evidenceOf } from '../normalise/evidenceOf';
import { linksIn } from '../normalise/linksIn';
import { maskSecrets } from '../normalise/maskSecrets';
import { severityIn } from '../normalise/severityIn';
import { textOfHtml } from '../normalise/textOfHtml';
import { webAsset } from '../normalise/webAsset';
import type { ScanFile } from '../read/ScanFile';
import type { XmlElement } from '../read/XmlElement';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import { acunetixTimeOf } from './acunetixTimeOf';

type Scan = {
  /** Address with its scheme where the file has that. */
  start?: string;
  startedAt?: string;
  endedAt?: string;
  aborted?: boolean;
};

const SCAN = 'ScanGroup/Scan';

/** Reads a group of scans: first what each was of, then what it found. */
export async function* readAcunetixXml(
  file: ScanFile,
): AsyncGenerator<ScanRecord> {
  const scans = await scansOf(file);
  yield {
    kind: 'scan',
    scanner: 'Acunetix',
    startedAt: scans[0]?.startedAt,
    endedAt: scans[scans.length - 1]?.endedAt,
  };
  for (const { start, aborted } of scans) {
    const asset = webAsset(start);
    const coverage = aborted ? undefined : { scope: '' };
    if (asset) yield { kind: 'asset', asset, coverage };
  }
  let at = -1;
  for await (const { path, element } of file.xml([
    `${SCAN}/@`,
    `${SCAN}/ReportItems/ReportItem`,
  ])) {
    if (path === `${SCAN}/@`) at += 1;
    else yield findingOf(file, element, scans[at]?.start);
  }
}

async function scansOf(file: ScanFile): Promise<Scan[]> {
  const scans: Scan[] = [];
  for await (const { path, element } of file.xml([
    `${SCAN}/@`,
    `${SCAN}/StartURL`,
    `${SCAN}/StartTime`,
    `${SCAN}/FinishTime`,
    `${SCAN}/Aborted`,
    `${SCAN}/Crawler/@`,
  ])) {
    const text = element.fullText();
    const scan = scans[scans.length - 1];
    if (path === `${SCAN}/@`) scans.push({});
    else if (path.endsWith('StartURL')) scan.start ??= text || undefined;
    else if (path.endsWith('StartTime')) scan.startedAt = acunetixTimeOf(text);
    else if (path.endsWith('FinishTime')) scan.endedAt = acunetixTimeOf(text);
    else if (path.endsWith('Aborted')) scan.aborted = /^true$/i.test(text);
    else if (!scan.start?.includes('://'))
      scan.start = element.attributes.StartUrl || scan.start;
  }
  return scans;
}

function findingOf(
  file: ScanFile,
  item: XmlElement,
  start: string | undefined,
): FindingRecord {
  const title = item.text('Name') ?? item.text('Type') ?? 'Vulnerability';
  const severity = item.text('Severity');
  const cvss = ['CVSS4', 'CVSS3', 'CVSS']
    .map(name => item.child(name))
    .find(each => each?.text('Descriptor'));
  const html = (name: string) => textOfHtml(item.text(name) ?? '');
  return {
    kind: 'finding',
    rule: title,
    title,
    severity: severityIn(file, severity, title),
    sourceSeverity: severity,
    score: Number(cvss?.text('Score') ?? NaN),
    vector: cvss?.text('Descriptor'),
    vulnerabilityIds: [item.text('CVEList') ?? ''],
    cwes: (item.child('CWEList')?.all('CWE') ?? []).map(each =>
      Number(/\d+/.exec(each.attributes.id ?? each.fullText())?.[0]),
    ),
    description: [html('Description'), html('DetailedInformation')]
      .filter(Boolean)
      .join('\n\n'),
    impact: html('Impact'),
    remediation: html('Recommendation'),
    references: linksIn(
      (item.child('References')?.all('Reference') ?? [])
        .map(each => each.text('URL') ?? '')
        .join(' '),
    ),
    asset: webAsset(start),
    occurrence: occurrenceOf(item, start),
    status: /^(?:true|1)$/i.test(item.text('IsFalsePositive') ?? '')
      ? 'false-positive'
      : 'open',
    evidence: evidenceOf({
      Details: html('Details'),
      Request: item.text('TechnicalDetails', 'Request'),
      Response: item.text('TechnicalDetails', 'Response'),
    }),
    raw: item.rest(...PLACED),
  };
}

const PLACED = [
  ...['Name', 'Severity', 'CVSS', 'CVSS3', 'CVSS4', 'CVEList', 'CWEList'],
  ...['Description', 'DetailedInformation', 'Impact', 'Recommendation'],
  ...['References', 'IsFalsePositive', 'Details', 'TechnicalDetails'],
  ...['Affects', 'Parameter', 'id', 'color'],
];

function occurrenceOf(
  item: XmlElement,
  start: string | undefined,
): FindingRecord['occurrence'] {
  const affects = item.text('Affects') ?? '/';
  const request = item.text('TechnicalDetails', 'Request') ?? '';
  const whole = /^[a-z]+:\/\//i.test(affects);
  const base = start && URL.canParse(start) ? new URL(start).origin : start;
  if (!whole && !base) return { kind: 'host' };
  // What is weak about the server as a whole is said to be on it.
  const named = /^web server$/i.test(affects) ? '/' : affects;
  const path = named.startsWith('/') ? named : `/${named}`;
  return {
    kind: 'web',
    url: maskSecrets(whole ? affects : `${base}${path}`),
    method: /^([A-Z]{3,10}) /.exec(request)?.[1],
    parameter: item.text('Parameter'),
  };
}
