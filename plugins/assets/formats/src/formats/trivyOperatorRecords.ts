import { identify } from '../normalise/identify';
import { repositoryOfImage } from '../normalise/repositoryOfImage';
import { severityIn } from '../normalise/severityIn';
import type { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import type { ScannedAsset } from '../record/ScannedAsset';
import type { Coverage, FindingRecord, ScanRecord } from '../record/ScanRecord';
import { trivyCheckOf, trivyWorkloadOf } from './trivyCheckOf';
import { trivyCvss } from './trivyCvss';
import { trivyEcosystemOf } from './trivyEcosystemOf';
import { trivyFingerprintOf } from './trivyFingerprintOf';
import { trivySecretOf } from './trivySecretOf';

/** What a report is of. */
type Target = {
  /** Image or node; a check is of the cluster, which no report names. */
  asset?: ScannedAsset;
  /** `default/Deployment/shop`, and the container that runs the image. */
  workload: string;
  kind?: string;
  container?: string;
};

/** What a report of weaknesses, secrets or settings says of one workload or node. */
export function* trivyOperatorRecords(
  resource: JsonRecord,
  file: ScanFile,
): Generator<ScanRecord> {
  const report = resource.object('report');
  const target = { ...workloadOf(resource), asset: assetOf(report) };
  const { asset } = target;
  if (asset) yield { kind: 'asset', asset, coverage: coverageOf(report) };
  for (const item of report.objects('vulnerabilities'))
    yield weaknessOf(item, target, file);
  for (const item of report.objects('secrets'))
    yield secretOf(item, target, file);
  for (const item of report.objects('checks'))
    yield checkOf(item, target, file);
}

function coverageOf(report: JsonRecord): Coverage | undefined {
  if (report.has('vulnerabilities')) return { scope: 'packages' };
  return report.has('secrets') ? { scope: 'secrets' } : undefined;
}

function workloadOf(resource: JsonRecord): Target {
  const text = (name: string) =>
    // Names that are no labels, for their length or letters, are annotations.
    ['labels', 'annotations']
      .map(place => resource.text('metadata', place, `trivy-operator.${name}`))
      .find(Boolean);
  const kind = text('resource.kind');
  const name = text('resource.name') ?? resource.text('metadata', 'name');
  const parts = [
    text('resource.namespace') ?? resource.text('metadata', 'namespace'),
    kind,
    nameOf(kind, name),
  ];
  return {
    workload: parts.filter(Boolean).join('/'),
    kind,
    container: text('container.name'),
  };
}

/** Each roll-out of a deployment and each run of a schedule has an end of its own, by which nobody finds it again. */
function nameOf(kind: string | undefined, name: string | undefined) {
  if (kind === 'ReplicaSet') return name?.replace(/-[0-9a-z]{6,10}$/, '');
  return kind === 'Job' ? name?.replace(/-\d{8,10}$/, '') : name;
}

function assetOf(report: JsonRecord): ScannedAsset | undefined {
  const artifact = report.object('artifact');
  const os = [report.text('os', 'family'), report.text('os', 'name')]
    .filter(Boolean)
    .join(' ');
  const node = artifact.text('nodeName');
  if (node)
    return { name: node, identifiers: identify(node), os: os || undefined };
  const repository = artifact.text('repository');
  if (!repository) return undefined;
  const server = report.text('registry', 'server');
  const image = [server, repository].filter(Boolean).join('/');
  const tag = artifact.text('tag');
  return {
    name: tag ? `${image}:${tag}` : image,
    identifiers: [{ kind: 'image', value: repositoryOfImage(image) }],
    os: os || undefined,
    version: artifact.text('digest') ?? tag,
    tags: tag ? [tag] : undefined,
  };
}

function weaknessOf(
  item: JsonRecord,
  target: Target,
  file: ScanFile,
): FindingRecord {
  const name = item.text('resource') ?? 'unknown package';
  const id = item.text('vulnerabilityID');
  const word = item.text('severity');
  const fixed = item.text('fixedVersion');
  const cvss = trivyCvss(item.object('cvss'), item.text('cvsssource'));
  const place = item.text('target');
  const isSystem = item.text('class') === 'os-pkgs' || place?.endsWith(')');
  return {
    kind: 'finding',
    rule: id ?? name,
    title: `${id ?? 'Vulnerability'} in ${name}`,
    severity: severityIn(file, word, id ?? name),
    sourceSeverity: word,
    score: item.number('score') ?? cvss.score,
    vector: cvss.vector,
    vulnerabilityIds: id ? [id] : [],
    description: [item.text('title'), item.text('description')]
      .filter(Boolean)
      .join('\n\n'),
    remediation: fixed ? `Update to ${fixed}.` : undefined,
    references: [...item.texts('primaryLink'), ...item.texts('links')],
    asset: target.asset,
    occurrence: {
      kind: 'package',
      name,
      version: item.text('installedVersion'),
      fixedVersion: fixed,
      ecosystem: trivyEcosystemOf(item.text('packageType')),
      purl: item.text('packagePURL'),
      path: item.text('packagePath') ?? (isSystem ? undefined : place),
    },
    fixAvailable: fixed ? true : undefined,
    raw: rawOf(target, { ...item.rest(), cvss: item.value('cvss') }),
  };
}

function secretOf(
  item: JsonRecord,
  target: Target,
  file: ScanFile,
): FindingRecord {
  const rule = item.text('ruleID') ?? 'unknown rule';
  const place = item.text('target') ?? 'unknown file';
  const word = item.text('severity');
  const secret = trivySecretOf(item.text('match'));
  return {
    kind: 'finding',
    rule,
    title: `${item.text('title') ?? rule} in ${place}`,
    severity: severityIn(file, word, rule),
    sourceSeverity: word,
    ...secret,
    asset: target.asset,
    occurrence: {
      kind: 'code',
      file: place,
      fingerprint: trivyFingerprintOf(secret.evidence ?? ''),
    },
    raw: rawOf(target, { category: item.text('category') }),
  };
}

function checkOf(item: JsonRecord, target: Target, file: ScanFile): ScanRecord {
  const id = item.text('checkID');
  const title = item.text('title') ?? id ?? 'Unknown check';
  const [message] = item.texts('messages');
  const about = {
    // Without a number the title is all that stays.
    rule: id ? trivyCheckOf(id) : title,
    title,
    occurrence: {
      kind: 'resource' as const,
      resource: trivyWorkloadOf(target.workload, message),
      resourceType: target.kind,
    },
  };
  if (item.flag('success')) return { kind: 'passed', result: 'PASS', ...about };
  const word = item.text('severity');
  return {
    kind: 'finding',
    ...about,
    severity: severityIn(file, word, about.rule),
    sourceSeverity: word,
    description: item.text('description'),
    remediation: item.text('remediation'),
    evidence: item.texts('messages').join('\n'),
    raw: rawOf(target, { ...item.rest(), checkID: id }),
  };
}

function rawOf(
  { workload, container }: Target,
  fields: Record<string, unknown>,
): Record<string, unknown> {
  return { ...fields, workload, container };
}
