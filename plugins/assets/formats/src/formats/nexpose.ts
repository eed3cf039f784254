import { cwesOf } from '../normalise/cwesOf';
import { identify, macOf } from '../normalise/identify';
import { severityOfScore } from '../normalise/severityOf';
import type { FileHead } from '../read/FileHead';
import type { ScanFile } from '../read/ScanFile';
import { ScanFileError } from '../read/ScanFileError';
import type { XmlElement } from '../read/XmlElement';
import type { Occurrence } from '../record/Occurrence';
import type { ScannedAsset, ScannedService } from '../record/ScannedAsset';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import { nexposeSimple } from './nexposeSimple';
import { nexposeTimeOf } from './nexposeTimeOf';

/** Rapid7's “XML Export” and “XML Export 2.0”: hosts with their tests, then what the tests look for. Also its simple export. */
export const nexpose: ScanFormat = {
  id: 'nexpose',
  title: 'Rapid7 Nexpose / InsightVM',
  version: 1,
  recognise,
  read: file =>
    file.head.xml?.root === 'NeXposeSimpleXML'
      ? nexposeSimple(file)
      : readReport(file),
};

function recognise({ xml }: FileHead): number {
  return /^nexpose/i.test(xml?.root ?? '') ? 1 : 0;
}

const SCAN = 'NexposeReport/scans/scan';
const NODE = 'NexposeReport/nodes/node';
const DEFINITION = 'NexposeReport/VulnerabilityDefinitions/vulnerability';

type Definition = Pick<
  FindingRecord,
  | 'title'
  | 'severity'
  | 'sourceSeverity'
  | 'score'
  | 'vector'
  | 'vulnerabilityIds'
  | 'cwes'
  | 'description'
  | 'remediation'
  | 'references'
  | 'tags'
  | 'raw'
>;

async function* readReport(file: ScanFile): AsyncGenerator<ScanRecord> {
  if (file.head.xml?.root !== 'NexposeReport')
    throw new ScanFileError(
      'This form of the report is not known. Export it as “XML Export 2.0”.',
    );
  // What a test looks for stands behind all hosts.
  const definitions = new Map<string, Definition>();
  for await (const { element } of file.xml([DEFINITION]))
    definitions.set(idOf(element), definitionOf(element, file));
  let whole = true;
  for await (const { path, element } of file.xml([SCAN, NODE])) {
    if (path === SCAN) {
      const { status, startTime, endTime } = element.attributes;
      whole &&= status === 'finished';
      yield {
        kind: 'scan',
        scanner: 'Nexpose',
        startedAt: nexposeTimeOf(startTime),
        endedAt: nexposeTimeOf(endTime),
      };
      continue;
    }
    for (const record of recordsOf(element, definitions, whole)) {
      if (record.kind === 'finding' && !definitions.has(record.rule))
        file.warn(
          `The report does not say what “${record.rule}” is; it counts as Info`,
        );
      yield record;
    }
  }
}

function idOf({ attributes }: XmlElement): string {
  return (attributes.id ?? '').toLowerCase();
}

function definitionOf(element: XmlElement, file: ScanFile): Definition {
  const { id, title, severity, cvssScore, cvssVector, ...others } =
    element.attributes;
  const references = element.at('references')?.all('reference') ?? [];
  const textsOf = (source: RegExp) =>
    references
      .filter(each => source.test(each.attributes.source ?? ''))
      .map(each => each.fullText());
  const tags = element
    .at('tags')
    ?.all('tag')
    .map(each => each.fullText());
  const level = Number(severity || NaN);
  if (!(level >= 0 && level <= 10))
    file.warn(
      `${title || id}: the severity “${severity}” is unknown; it counts as Info`,
    );
  return {
    title: title || id || 'Unnamed vulnerability',
    severity: severityOfScore(level),
    sourceSeverity: severity,
    score: cvssScore ? Number(cvssScore) : undefined,
    vector: cvssVector || undefined,
    vulnerabilityIds: textsOf(/^CVE$/i),
    cwes: cwesOf([...textsOf(/^CWE$/i), ...(tags ?? [])]),
    description: richText(element.child('description')),
    remediation: richText(element.child('solution')),
    references: textsOf(/^URL$/i),
    tags,
    raw: {
      ...others,
      otherIds: references
        .filter(each => !/^(CVE|CWE|URL)$/i.test(each.attributes.source ?? ''))
        .map(each => `${each.attributes.source} ${each.fullText()}`),
      exploits: element.at('exploits')?.children.map(each => each.attributes),
    },
  };
}

/** Text of paragraphs and lists, without the indents of the file. */
function richText(element: XmlElement | undefined): string | undefined {
  const lines = element?.fullText().split('\n') ?? [];
  return (
    lines
      .map(line => line.trim())
      .filter(Boolean)
      .join('\n') || undefined
  );
}

function* recordsOf(
  node: XmlElement,
  definitions: Map<string, Definition>,
  whole: boolean,
): Generator<ScanRecord> {
  const asset = assetOf(node);
  if (!asset) return;
  const { status, 'scan-template': scope = '' } = node.attributes;
  const covered = whole && (status ?? 'alive') === 'alive';
  yield { kind: 'asset', asset, coverage: covered ? { scope } : undefined };
  const record = (test: XmlElement, occurrence: Occurrence) =>
    recordOf(test, { asset, occurrence, of: definitions.get(idOf(test)) });
  for (const test of node.at('tests')?.all('test') ?? [])
    yield* record(test, { kind: 'host' });
  for (const endpoint of endpointsOf(node))
    for (const service of endpoint.at('services')?.all('service') ?? [])
      for (const test of service.at('tests')?.all('test') ?? [])
        yield* record(
          test,
          hasPort(endpoint)
            ? {
                kind: 'network',
                port: Number(endpoint.attributes.port),
                protocol: endpoint.attributes.protocol ?? 'tcp',
                service: service.attributes.name,
              }
            : { kind: 'host' },
        );
}

function endpointsOf(node: XmlElement): XmlElement[] {
  return node.at('endpoints')?.all('endpoint') ?? [];
}

/** Some protocols have no ports, such as ICMP. */
function hasPort({ attributes }: XmlElement): boolean {
  return Number(attributes.port) > 0;
}

function assetOf(node: XmlElement): ScannedAsset | undefined {
  const { address = '', 'hardware-address': hardware = '' } = node.attributes;
  const names =
    node
      .at('names')
      ?.all('name')
      .map(each => each.fullText()) ?? [];
  const mac = macOf(hardware);
  const identifiers = [
    ...[...names, address].flatMap(identify),
    ...(mac ? [{ kind: 'mac' as const, value: mac }] : []),
  ];
  if (identifiers.length === 0) return undefined;
  const [os] = (node.at('fingerprints')?.all('os') ?? []).sort(
    (a, b) => Number(b.attributes.certainty) - Number(a.attributes.certainty),
  );
  const { vendor, product, version } = os?.attributes ?? {};
  return {
    name: names[0] || address,
    identifiers,
    os:
      [...new Set([vendor, product, version])].filter(Boolean).join(' ') ||
      undefined,
    services: endpointsOf(node).flatMap(servicesOf),
  };
}

function servicesOf(endpoint: XmlElement): ScannedService[] {
  const { port, protocol = 'tcp', status = 'open' } = endpoint.attributes;
  if (status !== 'open' || !hasPort(endpoint)) return [];
  const [service] = endpoint.at('services')?.all('service') ?? [];
  const print = service?.at('fingerprints', 'fingerprint')?.attributes;
  return [
    {
      port: Number(port),
      protocol,
      name: service?.attributes.name,
      product: print?.product,
      version: print?.version,
    },
  ];
}

type Place = {
  asset: ScannedAsset;
  occurrence: Occurrence;
  of: Definition | undefined;
};

/** Tests that were skipped or failed prove nothing and are no records. */
function* recordOf(
  test: XmlElement,
  { asset, occurrence, of }: Place,
): Generator<ScanRecord> {
  const { status = '', key, ...others } = test.attributes;
  const rule = idOf(test);
  const title = of?.title ?? rule;
  if (status === 'not-vulnerable')
    yield { kind: 'passed', rule, title, result: status, asset, occurrence };
  if (!/^(exception-)?(vulnerable|potential)/.test(status)) return;
  yield {
    kind: 'finding',
    severity: 'Info',
    ...of,
    rule,
    title,
    evidence: richText(test),
    asset,
    occurrence,
    status: status.startsWith('exception-') ? 'risk-accepted' : undefined,
    firstSeenAt: nexposeTimeOf(others['vulnerable-since']),
    raw: {
      ...of?.raw,
      ...others,
      id: undefined,
      status,
      key: key || undefined,
    },
  };
}
