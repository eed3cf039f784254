import { timeOf } from '../normalise/timeOf';
import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import { ScanFileError } from '../read/ScanFileError';
import { textIn } from '../read/textIn';
import type { ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import { CyclonedxBom } from './CyclonedxBom';
import { cyclonedxOfXml } from './cyclonedxOfXml';
import { cyclonedxRecords } from './cyclonedxRecords';

/** CycloneDX 1.0 to 1.7 in JSON and XML: bills of materials, with their vulnerabilities or with statements on them. */
export const cyclonedx: ScanFormat = {
  id: 'cyclonedx',
  title: 'CycloneDX',
  version: 1,
  recognise,
  read,
};

function recognise({ xml, json, jsonEnd }: FileHead): number {
  if (xml)
    return xml.root === 'bom' && /\bcyclonedx\.org\b/.test(xml.namespace)
      ? 1
      : 0;
  const bom = new JsonRecord(json);
  if (bom.text('bomFormat') === 'CycloneDX') return 1;
  if (/\bcyclonedx\.org\b/.test(bom.text('$schema') ?? '')) return 1;
  // Some tools write the name of the format last, behind all components.
  const [component] = bom.objects('components');
  const isCut = jsonEnd === undefined;
  return isCut && component?.has('bom-ref') && component.has('type') ? 0.9 : 0;
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  const bom = new CyclonedxBom();
  for await (const { part, value } of partsOf(file))
    if (part === 'metadata') bom.takeMetadata(value);
    else bom.takeComponent(value);
  const tools = bom.tools();
  yield {
    kind: 'scan',
    scanner: tools.join(', ') || undefined,
    scannerVersion: bom.toolVersion(),
    endedAt: timeOf(bom.metadata.text('timestamp')),
  };
  const kinds = new Set<string>();
  const asset = bom.asset();
  for await (const vulnerability of vulnerabilitiesOf(file))
    for (const record of cyclonedxRecords(vulnerability, {
      bom,
      asset,
      file,
    })) {
      kinds.add(record.kind);
      yield record;
    }
  // Statements are on products, and no customer need have them.
  if (kinds.has('statement')) return;
  // A bill without weaknesses may be one of a tool that looks for none.
  if (asset)
    yield kinds.has('finding')
      ? { kind: 'asset', asset, coverage: { scope: tools.join(', ') } }
      : { kind: 'asset', asset };
  else if (bom.size > 0)
    file.warn(
      `The bill of materials does not say what it is of (metadata.component): say at import which asset it is`,
    );
}

type Part = { part: 'metadata' | 'component'; value: unknown };

async function* partsOf(file: ScanFile): AsyncGenerator<Part> {
  const { xml } = file.head;
  if (xml) {
    checkVersion(/\/bom\/([\d.]+)/.exec(xml.namespace)?.[1]);
    for await (const { path, element } of file.xml([
      'bom/metadata',
      'bom/components/component',
    ]))
      yield path === 'bom/metadata'
        ? { part: 'metadata', value: cyclonedxOfXml.metadata(element) }
        : { part: 'component', value: cyclonedxOfXml.component(element) };
    return;
  }
  for await (const { path, value } of file.json(
    ['specVersion', 'metadata', 'components[]', 'services[]'],
    { alone: true },
  ))
    if (path === 'specVersion') checkVersion(textIn(value));
    else if (path === 'metadata') yield { part: 'metadata', value };
    else yield { part: 'component', value };
}

function checkVersion(version = '1'): void {
  if (!version.startsWith('1'))
    throw new ScanFileError(
      `This is CycloneDX ${version.slice(0, 20)}, which is not read. Export it as version 1.6.`,
    );
}

/** Vulnerabilities of XML are yielded as JSON has them. */
async function* vulnerabilitiesOf(file: ScanFile): AsyncGenerator<JsonRecord> {
  if (!file.head.xml) {
    for await (const { value } of file.json(['vulnerabilities[]']))
      yield new JsonRecord(value);
    return;
  }
  for await (const { path, element } of file.xml([
    'bom/components/component',
    'bom/vulnerabilities/vulnerability',
  ])) {
    if (path === 'bom/components/component')
      for (const each of cyclonedxOfXml.vulnerabilitiesIn(element))
        yield new JsonRecord(each);
    else yield new JsonRecord(cyclonedxOfXml.vulnerability(element));
  }
}
