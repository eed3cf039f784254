import { englishTimeOf } from '../normalise/englishTimeOf';
import { evidenceOf } from '../normalise/evidenceOf';
import { linksIn } from '../normalise/linksIn';
import { maskSecrets } from '../normalise/maskSecrets';
import { severityIn } from '../normalise/severityIn';
import { textOfHtml } from '../normalise/textOfHtml';
import { webAsset } from '../normalise/webAsset';
import { JsonRecord } from '../read/JsonRecord';
import type { FileHead } from '../read/FileHead';
import type { ScanFile } from '../read/ScanFile';
import type { XmlElement } from '../read/XmlElement';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import { burpOfInterface } from './burpOfInterface';

/** Burp Suite's XML of issues, and scans of its interface: one issue is one weakness at one address, with the requests that show it. */
export const burp: ScanFormat = {
  id: 'burp',
  title: 'Burp Suite',
  version: 1,
  recognise,
  read: file => (file.head.xml ? readXml(file) : burpOfInterface(file)),
};

function recognise({ xml, json }: FileHead): number {
  const scan = new JsonRecord(json);
  if (Array.isArray(scan.value('issue_events')))
    return scan.has('scan_status') || scan.has('task_id') ? 1 : 0;
  if (xml?.root !== 'issues') return 0;
  if (xml.attributes.burpVersion !== undefined) return 1;
  return xml.elements[0] === 'issue' && xml.elements[1] === 'serialNumber'
    ? 0.95
    : 0;
}

async function* readXml(file: ScanFile): AsyncGenerator<ScanRecord> {
  const seen = new Set<string>();
  for await (const { path, element } of file.xml([
    'issues/@',
    'issues/issue',
  ])) {
    if (path === 'issues/@') {
      yield {
        kind: 'scan',
        scanner: 'Burp Suite',
        scannerVersion: element.attributes.burpVersion || undefined,
        endedAt: englishTimeOf(element.attributes.exportTime),
      };
      continue;
    }
    const finding = findingOf(file, element);
    // Who exports issues may have picked some of them: a host that is mentioned was not necessarily scanned whole.
    const { asset } = finding;
    if (asset && !seen.has(asset.name)) {
      seen.add(asset.name);
      yield { kind: 'asset', asset };
    }
    yield finding;
  }
}

function findingOf(file: ScanFile, issue: XmlElement): FindingRecord {
  const type = issue.text('type');
  const title = issue.text('name') ?? `Issue ${type ?? ''}`.trim();
  const host = issue.text('host');
  const severity = issue.text('severity');
  const background = issue.text('issueBackground');
  const classifications = issue.text('vulnerabilityClassifications') ?? '';
  const confidence = issue.text('confidence');
  const falsePositive = /^false/i.test(severity ?? '');
  return {
    kind: 'finding',
    // Issues of extensions all have one type, and only their names differ.
    rule: type && type !== EXTENSION ? type : title,
    title,
    severity: falsePositive ? 'Info' : severityIn(file, severity, title),
    sourceSeverity: severity,
    vulnerabilityIds: [title, background ?? '', issue.text('references') ?? ''],
    cwes: [...classifications.matchAll(/CWE-(\d+)/gi)].map(([, id]) =>
      Number(id),
    ),
    description: html(
      background,
      issue.text('issueDetail'),
      issue.text('issueDetailItems'),
    ),
    remediation: html(
      issue.text('remediationBackground'),
      issue.text('remediationDetail'),
    ),
    references: linksIn(`${issue.text('references') ?? ''} ${classifications}`),
    asset: webAsset(host),
    occurrence: occurrenceOf(issue, host),
    evidence: evidenceOf(messagesOf(issue)),
    status: falsePositive ? 'false-positive' : 'open',
    raw: {
      ...issue.rest(...PLACED),
      confidence,
      ip: issue.child('host')?.attributes.ip || undefined,
      events: [
        ...issue.all('collaboratorEvent'),
        ...issue.all('infiltratorEvent'),
      ].map(event => event.rest('requestresponse')),
    },
  };
}

const EXTENSION = '134217728';
const PLACED = [
  ...['type', 'name', 'host', 'path', 'severity', 'issueBackground'],
  ...['issueDetail', 'issueDetailItems', 'remediationBackground'],
  ...['remediationDetail', 'references', 'vulnerabilityClassifications'],
  ...['requestresponse', 'collaboratorEvent', 'infiltratorEvent'],
];

function html(...parts: (string | undefined)[]): string | undefined {
  const texts = parts.map(part => textOfHtml(part ?? '')).filter(Boolean);
  return maskSecrets(texts.join('\n\n')) || undefined;
}

/** The location is the path with what is weak in brackets: `/basket.jsp [b_id cookie]`. */
function occurrenceOf(
  issue: XmlElement,
  host: string | undefined,
): FindingRecord['occurrence'] {
  if (!host) return { kind: 'host' };
  const path = issue.text('path') ?? '/';
  const location = issue.text('location') ?? '';
  const parameter = /\s\[([^[\]]{1,200})\]$/.exec(location)?.[1];
  return {
    kind: 'web',
    url: maskSecrets(`${host}${path.startsWith('/') ? '' : '/'}${path}`),
    method:
      issue.child('requestresponse')?.child('request')?.attributes.method ||
      undefined,
    parameter,
  };
}

/** Requests with their responses; an issue that needed several has several. */
function messagesOf(issue: XmlElement): Record<string, string> {
  const pairs = issue.all('requestresponse');
  const entries = pairs.flatMap((pair, at) => {
    const number = pairs.length > 1 ? ` ${at + 1}` : '';
    return [
      [`Request${number}`, contentOf(pair.child('request'))],
      [`Response${number}`, contentOf(pair.child('response'))],
    ];
  });
  return Object.fromEntries(entries);
}

function contentOf(message: XmlElement | undefined): string {
  const text = message?.ownText.trim() ?? '';
  return message?.attributes.base64 === 'true'
    ? Buffer.from(text, 'base64').toString('utf8')
    : text;
}
