import { placeInCloud, type CloudPlace } from '../normalise/placeInCloud';
import { severityOf } from '../normalise/severityOf';
import { timeOf } from '../normalise/timeOf';
import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import { pagesOf } from '../read/pagesOf';
import type { ScanFile } from '../read/ScanFile';
import type { Occurrence } from '../record/Occurrence';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import type { ScannedAsset } from '../record/ScannedAsset';
import type { ScanFormat } from '../ScanFormat';
import {
  awsInspectorClassic,
  isAwsInspectorClassic,
} from './awsInspectorClassic';
import { awsInspector2Row, isAwsInspector2Header } from './awsInspector2Row';

/**
 * Findings of Amazon Inspector as its interface and its reports give them out: packages, code, and reachable ports. Those of
 * Inspector Classic are read as well.
 */
export const awsInspector2: ScanFormat = {
  id: 'aws-inspector2',
  title: 'Amazon Inspector',
  version: 1,
  recognise,
  read,
};

function recognise({ json, rows }: FileHead): number {
  if (rows) return rows.some(isAwsInspector2Header) ? 1 : 0;
  const report = new JsonRecord(json);
  if ([report, report.object('detail')].some(isFinding)) return 1;
  if (isFinding(report.object('findings'))) return 1;
  const list = Array.isArray(json) ? json : report.value('findings');
  if (!Array.isArray(list)) return 0;
  if (isFinding(new JsonRecord(list[0]))) return 1;
  const others = report.names().filter(each => !PAGE.includes(each));
  const bare = !Array.isArray(json) && others.length === 0;
  return list.length === 0 && bare ? 0.8 : 0;
}

/** What a page of findings has. */
const PAGE = ['findings', 'nextToken', 'ResponseMetadata'];

function isFinding(item: JsonRecord): boolean {
  return item.has('findingArn') || isAwsInspectorClassic(item);
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'Amazon Inspector' };
  if (file.head.rows?.some(isAwsInspector2Header)) {
    for await (const row of file.csv(isAwsInspector2Header))
      yield findingOf(awsInspector2Row(row), file);
    return;
  }
  const single = isFinding(new JsonRecord(file.head.json));
  // An event of the bus has one finding.
  const found = single
    ? file.json([''])
    : pagesOf(file, ['findings[]', '[]', 'detail'], 'nextToken');
  for await (const { value } of found) {
    const item = new JsonRecord(value);
    const isClassic = isAwsInspectorClassic(item);
    yield findingOf(isClassic ? awsInspectorClassic(item) : item, file);
  }
}

function findingOf(item: JsonRecord, file: ScanFile): FindingRecord {
  const inPackage = item.object('packageVulnerabilityDetails');
  const inCode = item.object('codeVulnerabilityDetails');
  const packages = inPackage.objects('vulnerablePackages').sort(byName);
  const word = item.text('severity') ?? '';
  const severity = severityOf(word);
  const title = item.text('title') ?? 'Finding without a title';
  if (!severity)
    file.warn(`${title}: the severity “${word}” is unknown; it counts as Info`);
  const cvss = inPackage
    .objects('cvss')
    .sort((a, b) => (b.number('version') ?? 0) - (a.number('version') ?? 0))[0];
  const vector =
    item.text('inspectorScoreDetails', 'adjustedCvss', 'scoringVector') ??
    cvss?.text('scoringVector');
  return {
    kind: 'finding',
    rule: ruleOf(item),
    title,
    severity: severity ?? 'Info',
    sourceSeverity: word,
    score: item.number('inspectorScore') ?? cvss?.number('baseScore'),
    vector,
    vulnerabilityIds: [
      ...inPackage.texts('vulnerabilityId'),
      ...inPackage.texts('relatedVulnerabilities'),
    ],
    cwes: [...inCode.texts('cwes'), ...inPackage.texts('cwes')].map(each =>
      Number(/\d+/.exec(each)?.[0]),
    ),
    description: item.text('description'),
    remediation: item.text('remediation', 'recommendation', 'text'),
    evidence: evidenceOf(packages),
    references: [
      ...inPackage.texts('sourceUrl'),
      ...inPackage.texts('referenceUrls'),
      ...inCode.texts('referenceUrls'),
      ...item.texts('remediation', 'recommendation', 'Url'),
      ...item.texts('remediation', 'recommendation', 'url'),
    ],
    ...placeOf(item, packages[0]),
    status: statusOf(item.text('status')),
    firstSeenAt: timeOf(item.value('firstObservedAt')),
    lastSeenAt:
      timeOf(item.value('lastObservedAt')) ?? timeOf(item.value('updatedAt')),
    epss: epssOf(item),
    fixAvailable: fixAvailable(item.text('fixAvailable')),
    raw: {
      ...item.rest(),
      resources: item.value('resources'),
      packageVulnerabilityDetails: item.value('packageVulnerabilityDetails'),
    },
  };
}

function ruleOf(item: JsonRecord): string {
  const code = item.object('codeVulnerabilityDetails');
  return (
    item.text('packageVulnerabilityDetails', 'vulnerabilityId') ??
    code.text('ruleId') ??
    code.text('detectorId') ??
    item.text('type') ??
    'unknown'
  );
}

/** On a computer and in an image: the package, the port or the file. Functions are resources of their account. */
function placeOf(item: JsonRecord, installed?: JsonRecord): CloudPlace {
  const resource = item.objects('resources')[0] ?? new JsonRecord({});
  const place = placeInCloud(
    {
      account: item.text('awsAccountId'),
      resource: resource.text('id'),
      resourceType: resource.text('type'),
      region: resource.text('region'),
      known: assetOf(resource),
    },
    within(item, installed),
  );
  const file = codeOf(item);
  const { occurrence } = place;
  // One function may have one weakness in several files.
  return file && occurrence.kind === 'resource'
    ? {
        ...place,
        occurrence: {
          ...occurrence,
          resource: `${occurrence.resource}#${file.file}`,
        },
      }
    : place;
}

function within(item: JsonRecord, installed?: JsonRecord): Occurrence {
  if (installed)
    return {
      kind: 'package',
      name: installed.text('name') ?? 'unknown package',
      version: installed.text('version'),
      fixedVersion: fixedVersion(installed),
      ecosystem: installed.text('packageManager')?.toLowerCase(),
      path: installed.text('filePath'),
    };
  const network = item.object('networkReachabilityDetails');
  const port = network.number('openPortRange', 'begin');
  if (port)
    return {
      kind: 'network',
      port,
      protocol: (network.text('protocol') ?? 'tcp').toLowerCase(),
    };
  return codeOf(item) ?? { kind: 'host' };
}

function codeOf(item: JsonRecord): (Occurrence & { kind: 'code' }) | undefined {
  const path = item.object('codeVulnerabilityDetails').object('filePath');
  const file = path.text('filePath') ?? path.text('fileName');
  if (!file) return undefined;
  return {
    kind: 'code',
    file,
    line: path.number('startLine'),
    endLine: path.number('endLine'),
  };
}

/** What Inspector knows of a computer or an image; its addresses are of its own network. */
function assetOf(resource: JsonRecord): Partial<ScannedAsset> {
  const details = resource.object('details');
  const computer = details.object('awsEc2Instance');
  const image = details.object('awsEcrContainerImage');
  const name = resource.text('tags', 'Name');
  const zone = computer.text('vpcId');
  const addresses = zone
    ? [...computer.texts('ipV4Addresses'), ...computer.texts('ipV6Addresses')]
    : [];
  const os = computer.text('platform') ?? image.text('platform');
  const tags = image.texts('imageTags');
  return {
    ...(name ? { name } : {}),
    ...(os ? { os } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    identifiers: addresses.map(value => ({ kind: 'ip', value, zone })),
  };
}

function evidenceOf(packages: JsonRecord[]): string | undefined {
  const lines = packages.map(each => {
    const path = each.text('filePath');
    const fixed = fixedVersion(each);
    return `${each.text('name')} ${each.text('version') ?? ''}${path ? ` (${path})` : ''}${fixed ? `, fixed in ${fixed}` : ''}`;
  });
  return lines.join('\n') || undefined;
}

function fixedVersion(installed: JsonRecord): string | undefined {
  const version = installed.text('fixedInVersion');
  return version === 'NotAvailable' ? undefined : version;
}

function epssOf(item: JsonRecord): FindingRecord['epss'] {
  const score = item.number('epss', 'score');
  return score === undefined ? undefined : { score };
}

function statusOf(status = ''): FindingRecord['status'] {
  if (status === 'SUPPRESSED') return 'suppressed';
  return status === 'CLOSED' ? 'fixed' : undefined;
}

function fixAvailable(word: string | undefined): boolean | undefined {
  if (word === 'YES' || word === 'PARTIAL') return true;
  return word === 'NO' ? false : undefined;
}

function byName(a: JsonRecord, b: JsonRecord): number {
  const [first, second] = [a, b].map(each => each.text('name') ?? '');
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
