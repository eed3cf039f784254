import { placeInCloud, type CloudPlace } from '../normalise/placeInCloud';
import { severityOf, severityOfScore } from '../normalise/severityOf';
import { timeOf } from '../normalise/timeOf';
import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import { pagesOf } from '../read/pagesOf';
import type { ScanFile } from '../read/ScanFile';
import type { Occurrence } from '../record/Occurrence';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import type { ScannedAsset } from '../record/ScannedAsset';
import type { Severity } from '../record/Severity';
import type { ScanFormat } from '../ScanFormat';

/** AWS Security Finding Format: what Security Hub gives out, also in events, and what products send to it. */
export const awsSecurityhub: ScanFormat = {
  id: 'aws-securityhub',
  title: 'AWS Security Hub (ASFF)',
  version: 1,
  recognise,
  read,
};

function recognise({ json }: FileHead): number {
  const report = new JsonRecord(json);
  const [first] = [
    ...(Array.isArray(json) ? json.slice(0, 1) : []).map(
      each => new JsonRecord(each),
    ),
    ...report.objects('Findings'),
    ...report.objects('findings'),
    ...report.objects('detail', 'findings'),
    ...(isFinding(report) ? [report] : []),
  ];
  if (first) return isFinding(first) ? 1 : 0;
  return Array.isArray(report.value('Findings')) ? 0.9 : 0;
}

function isFinding(item: JsonRecord): boolean {
  return (
    item.text('SchemaVersion') === '2018-10-08' ||
    (item.has('AwsAccountId') && item.has('ProductArn'))
  );
}

const LISTS = ['[]', 'Findings[]', 'findings[]', 'detail.findings[]'];

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  const { json } = file.head;
  const single = isFinding(new JsonRecord(json));
  yield { kind: 'scan', scanner: 'AWS Security Hub' };
  const found = single ? file.json(['']) : pagesOf(file, LISTS, 'NextToken');
  for await (const { value } of found)
    yield recordOf(new JsonRecord(value), file);
}

function recordOf(item: JsonRecord, file: ScanFile): ScanRecord {
  const weakness = item.objects('Vulnerabilities')[0];
  const packages = (weakness?.objects('VulnerablePackages') ?? []).sort(byName);
  const place = placeOf(item, packages[0]);
  const rule = ruleOf(item, weakness);
  const title = item.text('Title') ?? rule;
  const compliance = item.object('Compliance');
  const result = compliance.text('Status') ?? '';
  const controls = controlsOf(compliance);
  if (/^(passed|not_available)$/i.test(result))
    return {
      kind: 'passed',
      rule,
      title,
      result,
      ...place,
      controls,
      checkedAt: timeOf(item.text('UpdatedAt')),
    };
  return {
    kind: 'finding',
    rule,
    title,
    ...severityIn(item, file),
    ...(weakness ? vulnerability(weakness) : {}),
    vulnerabilityIds: item.objects('Vulnerabilities').flatMap(idsOf),
    description: item.text('Description'),
    remediation: item.text('Remediation', 'Recommendation', 'Text'),
    evidence: evidenceOf(packages),
    references: [
      ...item.texts('Remediation', 'Recommendation', 'Url'),
      ...item.texts('SourceUrl'),
      ...(weakness?.texts('ReferenceUrls') ?? []),
      ...(weakness?.texts('Vendor', 'Url') ?? []),
    ],
    ...place,
    status: statusOf(item),
    firstSeenAt:
      timeOf(item.text('FirstObservedAt')) ?? timeOf(item.text('CreatedAt')),
    lastSeenAt:
      timeOf(item.text('LastObservedAt')) ?? timeOf(item.text('UpdatedAt')),
    epss: epssOf(item, weakness),
    controls,
    raw: {
      ...item.rest(),
      Resources: item.value('Resources'),
      Types: item.value('Types'),
      Vulnerabilities: item.value('Vulnerabilities'),
    },
  };
}

/** Generators that stand for a whole product: the check is named elsewhere. */
const WHOLE_PRODUCT = /:detector\/|^aws\/|^AWSInspector$|rulespackage\//i;

function ruleOf(item: JsonRecord, weakness: JsonRecord | undefined): string {
  const generator = item.text('GeneratorId');
  const named = generator && !WHOLE_PRODUCT.test(generator);
  return (
    weakness?.text('Id') ??
    (named ? generator : undefined) ??
    item.text('ProductFields', 'aws/inspector/id') ??
    item.texts('Types').sort()[0] ??
    item.text('Title') ??
    'unknown'
  );
}

/**
 * One resource is where it is: a computer or an image before others, and the first by its name, since AWS lists them in
 * any order. The others stay in `raw`.
 */
function placeOf(item: JsonRecord, installed?: JsonRecord): CloudPlace {
  const account = item.text('AwsAccountId');
  const within: Occurrence = installed
    ? {
        kind: 'package',
        name: installed.text('Name') ?? 'unknown package',
        version: installed.text('Version'),
        fixedVersion: installed.text('FixedInVersion'),
        path: installed.text('FilePath'),
      }
    : { kind: 'host' };
  const places = item
    .objects('Resources')
    .sort((a, b) => compare(a.text('Id'), b.text('Id')))
    .map(resource =>
      placeInCloud(
        {
          account,
          resource: resource
            .text('Id')
            ?.replace(/^AWS::::Account:(\d+)$/, '$1'),
          resourceType: resource.text('Type'),
          region: resource.text('Region'),
          known: computerOf(resource),
        },
        within,
      ),
    );
  return (
    places.find(({ occurrence }) => occurrence.kind !== 'resource') ??
    places[0] ??
    placeInCloud({ account })
  );
}

/** What AWS knows of a computer. Its addresses are of its own network. */
function computerOf(resource: JsonRecord): Partial<ScannedAsset> | undefined {
  const details = resource.object('Details').object('AwsEc2Instance');
  const name = resource.text('Tags', 'Name');
  const zone = details.text('VpcId');
  const addresses = zone
    ? [...details.texts('IpV4Addresses'), ...details.texts('IpV6Addresses')]
    : [];
  return {
    ...(name ? { name } : {}),
    identifiers: addresses.map(value => ({ kind: 'ip', value, zone })),
  };
}

function severityIn(
  item: JsonRecord,
  file: ScanFile,
): { severity: Severity; sourceSeverity?: string } {
  const word =
    item.text('Severity', 'Label') ?? item.text('Severity', 'Original');
  const known = word === undefined ? undefined : severityOf(word);
  // Numbers from 0 to 100, before there were labels.
  const number = item.number('Severity', 'Normalized');
  if (!known && word !== undefined && number === undefined)
    file.warn(
      `${item.text('Title')}: the severity “${word}” is unknown; it counts as Info`,
    );
  return {
    severity:
      known ?? (number === undefined ? 'Info' : severityOfScore(number / 10)),
    sourceSeverity: word ?? number?.toString(),
  };
}

function idsOf(weakness: JsonRecord): string[] {
  return [...weakness.texts('Id'), ...weakness.texts('RelatedVulnerabilities')];
}

function vulnerability(weakness: JsonRecord): Partial<FindingRecord> {
  const cvss = weakness
    .objects('Cvss')
    .sort((a, b) => (b.number('Version') ?? 0) - (a.number('Version') ?? 0))[0];
  const fix = weakness.text('FixAvailable')?.toUpperCase();
  return {
    vector: cvss?.text('BaseVector'),
    score: cvss?.number('BaseScore'),
    cwes: weakness
      .objects('Cwes')
      .map(each => Number(/\d+/.exec(each.text('Id') ?? '')?.[0])),
    fixAvailable: fix === undefined ? undefined : fix === 'YES',
  };
}

function evidenceOf(packages: JsonRecord[]): string | undefined {
  const lines = packages.map(each => {
    const fixed = each.text('FixedInVersion');
    const path = each.text('FilePath');
    return `${each.text('Name')} ${each.text('Version') ?? ''}${path ? ` (${path})` : ''}${fixed ? `, fixed in ${fixed}` : ''}`;
  });
  return lines.join('\n') || undefined;
}

function statusOf(item: JsonRecord): FindingRecord['status'] {
  const workflow =
    item.text('Workflow', 'Status') ?? item.text('WorkflowState');
  if (workflow === 'SUPPRESSED') return 'suppressed';
  if (workflow === 'RESOLVED') return 'fixed';
  return item.text('RecordState') === 'ARCHIVED' ? 'fixed' : undefined;
}

/** Requirements with their standard: `CIS-1.5 1.20`, `NIST.800-53.r5 AC-2(1)`. */
function controlsOf(
  compliance: JsonRecord,
): Record<string, string[]> | undefined {
  const controls: Record<string, string[]> = Object.create(null);
  for (const requirement of compliance.texts('RelatedRequirements')) {
    const at = requirement.lastIndexOf(requirement.includes('/') ? '/' : ' ');
    const framework = requirement.slice(0, Math.max(at, 0)) || 'other';
    (controls[framework] ??= []).push(requirement.slice(at + 1));
  }
  return Object.keys(controls).length > 0 ? { ...controls } : undefined;
}

function epssOf(
  item: JsonRecord,
  weakness?: JsonRecord,
): FindingRecord['epss'] {
  const score = weakness?.number('EpssScore') ?? item.number('EpssScore');
  return score === undefined ? undefined : { score };
}

function byName(a: JsonRecord, b: JsonRecord): number {
  return compare(a.text('Name'), b.text('Name'));
}

function compare(a = '', b = ''): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
