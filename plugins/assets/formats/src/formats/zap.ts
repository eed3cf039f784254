import { englishTimeOf } from '../normalise/englishTimeOf';
import { evidenceOf } from '../normalise/evidenceOf';
import { linksIn } from '../normalise/linksIn';
import { maskSecrets } from '../normalise/maskSecrets';
import { severityIn } from '../normalise/severityIn';
import { textOfHtml } from '../normalise/textOfHtml';
import { timeOf } from '../normalise/timeOf';
import { webAsset } from '../normalise/webAsset';
import { JsonRecord } from '../read/JsonRecord';
import type { FileHead } from '../read/FileHead';
import type { ScanFile } from '../read/ScanFile';
import { textIn } from '../read/textIn';
import type { XmlElement } from '../read/XmlElement';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import type { Severity } from '../record/Severity';
import type { ScanFormat } from '../ScanFormat';

/** ZAP's XML and JSON, with and without requests: alerts of a site, each with the places where it was raised. */
export const zap: ScanFormat = {
  id: 'zap',
  title: 'ZAP',
  version: 1,
  recognise,
  read,
};

const SITE = 'OWASPZAPReport/site';
/** The first versions write alerts with nothing around them that names a site. */
const FIRST = 'report/alertitem';
const RISKS: Severity[] = ['Info', 'Low', 'Medium', 'High'];

function recognise({ xml, json }: FileHead): number {
  if (xml) return xml.root === 'OWASPZAPReport' ? 1 : isFirst(xml);
  const report = new JsonRecord(json);
  const [alert] = report.objects('alerts');
  if (alert?.has('pluginId') && alert.has('risk')) return 0.95;
  if (!report.has('site')) return 0;
  if (
    report.has('@generated') ||
    /zap/i.test(report.text('@programName') ?? '')
  )
    return 1;
  return report.objects('site').some(site => site.has('alerts')) ? 0.95 : 0;
}

function isFirst({ root, elements }: NonNullable<FileHead['xml']>): number {
  const names = elements.slice(0, 3);
  return root === 'report' &&
    names[0] === 'alertitem' &&
    names.includes('pluginid')
    ? 0.95
    : 0;
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  yield* file.head.xml ? readXml(file) : readJson(file);
}

async function* readXml(file: ScanFile): AsyncGenerator<ScanRecord> {
  for await (const { path, element, parents } of file.xml([
    'OWASPZAPReport/@',
    `${SITE}/@`,
    `${SITE}/alerts/alertitem`,
    FIRST,
  ])) {
    if (path === 'OWASPZAPReport/@')
      yield factsOf(new JsonRecord(element.attributes));
    else if (path === `${SITE}/@`) yield* siteOf(element.attributes.name);
    else
      yield* findingsOf(file, objectOf(element), parents[1]?.attributes.name);
  }
}

async function* readJson(file: ScanFile): AsyncGenerator<ScanRecord> {
  const facts: Record<string, unknown> = {};
  // Reports of older versions have one site and no list of them.
  for await (const { path, value, parents } of file.json([
    '@version',
    '@generated',
    'created',
    'site[].@name',
    'site.@name',
    'site[].alerts[]',
    'site.alerts[]',
    'alerts[]',
  ])) {
    if (path === 'alerts[]') yield* findingsOf(file, ofInterface(value));
    else if (!path.startsWith('site')) facts[path] = value;
    else if (path.endsWith('@name')) yield* siteOf(textIn(value));
    else {
      const site = textIn(parents[parents.length - 2]?.['@name']);
      yield* findingsOf(file, value, site);
    }
  }
  yield factsOf(
    new JsonRecord({
      version: facts['@version'],
      generated: facts['@generated'],
      created: facts.created,
    }),
  );
}

function factsOf(report: JsonRecord): ScanRecord {
  return {
    kind: 'scan',
    scanner: 'ZAP',
    scannerVersion: report.text('version'),
    endedAt:
      timeOf(report.text('created')) ?? englishTimeOf(report.text('generated')),
  };
}

/** A site stands in a report because ZAP has been there. */
function* siteOf(name: string | undefined): Generator<ScanRecord> {
  const asset = webAsset(name);
  if (asset) yield { kind: 'asset', asset, coverage: { scope: '' } };
}

function* findingsOf(
  file: ScanFile,
  value: unknown,
  site?: string,
): Generator<FindingRecord> {
  const alert = new JsonRecord(value);
  const plugin = alert.text('pluginid') ?? alert.text('pluginId');
  const title = alert.text('alert') ?? alert.text('name') ?? 'Alert';
  const description = alert.text('riskdesc');
  const risk = RISKS[alert.number('riskcode') ?? -1];
  const common = {
    kind: 'finding' as const,
    // One plugin raises several kinds of alert, which newer versions tell apart.
    rule: alert.text('alertRef') ?? plugin ?? title,
    title,
    severity: risk ?? severityIn(file, description, title),
    sourceSeverity: description ?? alert.text('riskcode'),
    vulnerabilityIds: tagsOf(alert),
    cwes: [alert.number('cweid') ?? 0],
    description: textOfHtml(alert.text('desc') ?? ''),
    remediation: textOfHtml(alert.text('solution') ?? ''),
    references: linksIn(alert.text('reference') ?? ''),
    status: statusOf(alert.number('confidence') ?? alert.number('reliability')),
    tags: tagsOf(alert),
  };
  const otherInfo = alert.text('otherinfo');
  const instances = alert.objects('instances');
  const raw = alert.rest();
  for (const instance of instances.length > 0 ? instances : [alert]) {
    const url = instance.text('uri') ?? site;
    const evidence = evidenceOf({
      Evidence: instance.text('evidence'),
      Attack: instance.text('attack'),
      'Other information': textOfHtml(
        instance.text('otherinfo') ?? otherInfo ?? '',
      ),
      Request: messageOf(instance, 'request'),
      Response: messageOf(instance, 'response'),
    });
    yield {
      ...common,
      asset: webAsset(site) ?? webAsset(url),
      occurrence: url
        ? {
            kind: 'web',
            url: maskSecrets(url),
            method: instance.text('method'),
            parameter: instance.text('param'),
          }
        : { kind: 'host' },
      evidence,
      raw: {
        ...raw,
        instance: instance === alert ? undefined : instance.rest(),
      },
    };
  }
}

/** An alert as ZAP's interface gives it out, with the names of the reports: one for each place, with words for figures. */
function ofInterface(value: unknown): Record<string, unknown> {
  const alert = new JsonRecord(value);
  const confidence = alert.text('confidence');
  return {
    pluginid: alert.value('pluginId'),
    riskdesc: alert.value('risk'),
    confidence: confidence === 'False Positive' ? 0 : confidence,
    desc: alert.value('description'),
    uri: alert.value('url'),
    otherinfo: alert.value('other'),
    tags: alert
      .object('tags')
      .names()
      .map(tag => ({ tag })),
    ...alert.rest(),
  };
}

/** The two parts of a message have names with and without hyphens, by notation. */
function messageOf(instance: JsonRecord, name: string): string {
  return ['header', 'body']
    .map(
      part =>
        instance.text(`${name}${part}`) ?? instance.text(`${name}-${part}`),
    )
    .filter(Boolean)
    .join('\n\n');
}

function tagsOf(alert: JsonRecord): string[] {
  return alert.objects('tags').flatMap(each => each.texts('tag'));
}

/** Confidence 0 is what somebody has marked as a false positive. */
function statusOf(confidence: number | undefined): FindingRecord['status'] {
  return confidence === 0 ? 'false-positive' : 'open';
}

/** An alert of the XML as the JSON has it. The oldest versions have no instances but addresses with what belongs to them. */
function objectOf(alert: XmlElement): Record<string, unknown> {
  const fields = textsOf(alert);
  const tags = alert.child('tags')?.all('tag').map(textsOf);
  const instances = alert.child('instances')?.all('instance').map(textsOf);
  return {
    ...fields,
    tags: tags?.length ? tags : undefined,
    instances: instances ?? addressesOf(alert),
  };
}

function textsOf(element: XmlElement): Record<string, string> {
  const texts: Record<string, string> = Object.create(null);
  for (const child of element.children) texts[child.name] ??= child.fullText();
  return texts;
}

const OF_ADDRESS = [
  'uri',
  'method',
  'param',
  'attack',
  'evidence',
  'otherinfo',
];

function addressesOf(alert: XmlElement): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  for (const child of alert.children) {
    if (child.name === 'uri') found.push({ uri: child.fullText() });
    else if (OF_ADDRESS.includes(child.name) && found.length > 0)
      found[found.length - 1][child.name] = child.fullText();
  }
  return found;
}
