import { evidenceOf } from '../normalise/evidenceOf';
import { linksIn } from '../normalise/linksIn';
import { maskSecrets } from '../normalise/maskSecrets';
import { severityIn } from '../normalise/severityIn';
import { textOfHtml } from '../normalise/textOfHtml';
import { webAsset } from '../normalise/webAsset';
import { JsonRecord } from '../read/JsonRecord';
import type { FileHead } from '../read/FileHead';
import type { ScanFile } from '../read/ScanFile';
import { textIn } from '../read/textIn';
import type { ScannedAsset } from '../record/ScannedAsset';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import { acunetixTimeOf } from './acunetixTimeOf';
import { readAcunetixXml } from './readAcunetixXml';

/** Acunetix's XML of scans, and the JSON of Acunetix 360 and Invicti: one weakness at one address each. */
export const acunetix: ScanFormat = {
  id: 'acunetix',
  title: 'Acunetix',
  version: 1,
  recognise,
  read: file => (file.head.xml ? readAcunetixXml(file) : readJson(file)),
};

function recognise({ xml, json }: FileHead): number {
  if (xml) return xml.root === 'ScanGroup' ? 1 : 0;
  const report = new JsonRecord(json);
  const [weakness] = report.objects('Vulnerabilities');
  if (weakness?.has('LookupId') && weakness.has('Classification')) return 0.95;
  if (!report.has('Target') || !report.has('Generated')) return 0;
  return report.object('Target').has('ScanId') ? 1 : 0.9;
}

async function* readJson(file: ScanFile): AsyncGenerator<ScanRecord> {
  let asset: ScannedAsset | undefined;
  for await (const { path, value } of file.json(['Generated', 'Target'], {
    alone: true,
  })) {
    const target = new JsonRecord(value);
    if (path === 'Target') asset = webAsset(target.text('Url'));
    yield path === 'Target'
      ? {
          kind: 'scan',
          scanner: 'Acunetix 360',
          startedAt: acunetixTimeOf(target.text('Initiated')),
        }
      : { kind: 'scan', endedAt: acunetixTimeOf(textIn(value)) };
  }
  if (asset) yield { kind: 'asset', asset, coverage: { scope: '' } };
  for await (const { value } of file.json(['Vulnerabilities[]']))
    yield findingOf(file, new JsonRecord(value), asset);
}

function findingOf(
  file: ScanFile,
  weakness: JsonRecord,
  target: ScannedAsset | undefined,
): FindingRecord {
  const type = weakness.text('Type');
  const title = weakness.text('Name') ?? type ?? 'Vulnerability';
  const severity = weakness.text('Severity');
  const classes = weakness.object('Classification');
  const cvss = ['Cvss40', 'Cvss31', 'Cvss']
    .map(name => classes.object(name))
    .find(each => each.has('Vector'));
  const known = weakness.objects('KnownVulnerabilities');
  const html = (name: string) => textOfHtml(weakness.text(name) ?? '');
  return {
    kind: 'finding',
    rule: type ?? title,
    title,
    severity:
      severity === 'BestPractice' ? 'Info' : severityIn(file, severity, title),
    sourceSeverity: severity,
    score: cvss?.number('BaseScore', 'Value'),
    vector: cvss?.text('Vector'),
    vulnerabilityIds: known.flatMap(each => each.texts('Title')),
    cwes: (classes.text('Cwe')?.match(/\d+/g) ?? []).map(Number),
    description: html('Description'),
    impact: html('Impact'),
    remediation: [html('RemedialActions'), html('RemedialProcedure')]
      .filter(Boolean)
      .join('\n\n'),
    references: ['ExternalReferences', 'RemedyReferences'].flatMap(name =>
      linksIn(weakness.text(name) ?? ''),
    ),
    ...placeOf(weakness, target),
    status: statusOf(weakness.text('State')),
    firstSeenAt: acunetixTimeOf(weakness.text('FirstSeenDate')),
    lastSeenAt: acunetixTimeOf(weakness.text('LastSeenDate')),
    evidence: evidenceOf({
      'Proof of concept': html('ProofOfConcept'),
      Request: weakness.text('HttpRequest', 'Content'),
      Response: weakness.text('HttpResponse', 'Content'),
    }),
    controls: controlsOf(classes),
    tags: weakness.texts('Tags'),
    raw: {
      ...weakness.rest(),
      Classification: classes.rest(),
      KnownVulnerabilities: known.map(each => each.text('Title')),
    },
  };
}

function placeOf(
  weakness: JsonRecord,
  target: ScannedAsset | undefined,
): Pick<FindingRecord, 'asset' | 'occurrence'> {
  const url = weakness.text('Url');
  const request = weakness.object('HttpRequest');
  const weak = request
    .objects('Parameters')
    .find(each => each.flag('Vulnerable'));
  return {
    asset: webAsset(url) ?? target,
    occurrence: url
      ? {
          kind: 'web',
          url: maskSecrets(url),
          method: request.text('Method'),
          parameter: weak?.text('Name'),
        }
      : { kind: 'host' },
  };
}

function statusOf(state = ''): FindingRecord['status'] {
  if (/false ?positive/i.test(state)) return 'false-positive';
  if (/accepted ?risk/i.test(state)) return 'risk-accepted';
  if (/ignored/i.test(state)) return 'suppressed';
  return /^fixed(?! ?\(?unconfirmed)/i.test(state) ? 'fixed' : 'open';
}

const FRAMEWORKS: Record<string, string> = {
  Owasp: 'OWASP',
  Pci32: 'PCI-DSS-3.2',
  Hipaa: 'HIPAA',
  Iso27001: 'ISO27001',
  Wasc: 'WASC',
};

function controlsOf(classes: JsonRecord): Record<string, string[]> | undefined {
  const controls = Object.entries(FRAMEWORKS)
    .map(([name, framework]) => [
      framework,
      (classes.text(name) ?? '').split(/[\s,;]+/).filter(Boolean),
    ])
    .filter(([, ids]) => ids.length > 0);
  return controls.length > 0 ? Object.fromEntries(controls) : undefined;
}
