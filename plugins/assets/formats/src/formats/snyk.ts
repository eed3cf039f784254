import { repositoryOfImage } from '../normalise/repositoryOfImage';
import { severityOf, severityOfScore } from '../normalise/severityOf';
import { timeOf } from '../normalise/timeOf';
import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import { ScanFileError } from '../read/ScanFileError';
import type { ScannedAsset } from '../record/ScannedAsset';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import type { Severity } from '../record/Severity';
import type { ScanFormat } from '../ScanFormat';
import { snykIssue } from './snykIssue';
import { snykUnmanaged } from './snykUnmanaged';

/** Wrong settings in files that describe infrastructure. */
const SETTINGS = 'infrastructureAsCodeIssues';

/** Snyk's JSON of projects, images and infrastructure: one, or a list. Its results for code are SARIF and read as such. */
export const snyk: ScanFormat = {
  id: 'snyk',
  title: 'Snyk',
  version: 1,
  recognise,
  read,
};

function recognise({ json }: FileHead): number {
  const first = new JsonRecord(Array.isArray(json) ? json[0] : json);
  if (first.flag('ok') === false && first.has('error') && first.has('path'))
    return 0.9;
  if (Array.isArray(first.value(SETTINGS))) return 1;
  if (first.has('issues') && first.has('issuesData')) return 0.95;
  // Of sorted fields the advice of what to update comes before what was found.
  if (!first.has('vulnerabilities'))
    return first.has('dependencyCount') && first.has('licensesPolicy')
      ? 0.9
      : 0;
  if (!Array.isArray(first.value('vulnerabilities'))) return 0;
  const [weakness] = first.objects('vulnerabilities');
  if (weakness) return weakness.has('from') || isSnyks(weakness) ? 1 : 0;
  return first.has('dependencyCount') || first.has('licensesPolicy') ? 1 : 0;
}

function isSnyks(weakness: JsonRecord): boolean {
  const isItsId = /^(SNYK-|snyk:|npm:)/.test(weakness.text('id') ?? '');
  // Bills of materials have such ids as well, and no titles.
  return isItsId && weakness.has('title');
}

/** What is looked at: a project, an image, an application in an image. Its fields stand behind its weaknesses. */
type Project = {
  asset?: ScannedAsset;
  target?: string;
  scope?: string;
  /** What there is to say of weaknesses, by their ids, where packages with them stand elsewhere. */
  about?: Map<string, JsonRecord>;
};

const ABOUT = 'issuesData.*';
const FIELDS = [
  'projectName',
  'displayTargetFile',
  'targetFile',
  'path',
  'docker',
  'severityThreshold',
  'projectType',
  'error',
];

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'Snyk' };
  const around = Array.isArray(file.head.json)
    ? ['[].', '[].applications[].']
    : ['', 'applications[].'];
  const projects = await projectsOf(file, around);
  for (const { asset, scope } of projects.values())
    if (asset)
      yield {
        kind: 'asset',
        asset,
        coverage: scope === undefined ? undefined : { scope },
      };
  const paths = around.flatMap(each =>
    ['vulnerabilities[]', 'issues[]', `${SETTINGS}[]`].map(name => each + name),
  );
  for await (const { value, place } of file.json(paths)) {
    const project = projects.get(JSON.stringify(place.slice(0, -2)));
    const item = new JsonRecord(value);
    const list = place.at(-2);
    const about = project?.about;
    if (list === SETTINGS)
      yield {
        ...snykIssue(item, project?.target, file),
        asset: project?.asset,
      };
    else if (list === 'issues') {
      const known = about?.get(item.text('issueId') ?? '');
      yield findingOf(snykUnmanaged(item, known), project, file);
    } else if (!about) yield findingOf(item, project, file);
  }
}

/** Projects by their place in the file. */
async function projectsOf(
  file: ScanFile,
  around: string[],
): Promise<Map<string, Project>> {
  const found = new Map<string, Record<string, unknown>>();
  const abouts = new Map<string, Map<string, JsonRecord>>();
  const paths = around.flatMap(each =>
    [...FIELDS, ABOUT].map(name => each + name),
  );
  for await (const { path, value, place } of file.json(paths, {
    alone: true,
  })) {
    if (path.endsWith(ABOUT)) {
      const at = JSON.stringify(place.slice(0, -2));
      const about = abouts.get(at) ?? new Map<string, JsonRecord>();
      abouts.set(at, about.set(String(place.at(-1)), new JsonRecord(value)));
      if (!found.has(at)) found.set(at, {});
      continue;
    }
    const key = JSON.stringify(place.slice(0, -1));
    const fields = found.get(key) ?? {};
    fields[String(place.at(-1))] = value;
    found.set(key, fields);
  }
  const all = [...found].map(
    ([key, fields]) => [key, new JsonRecord(fields)] as const,
  );
  if (all.length > 0 && all.every(([, fields]) => isFailure(fields)))
    throw new ScanFileError(
      `${failureOf(all[0][1])} Run it again and import what it writes then.`,
    );
  return new Map(
    all.map(([key, fields]) => [
      key,
      { ...projectOf(fields, file), about: abouts.get(key) },
    ]),
  );
}

function isFailure(fields: JsonRecord): boolean {
  return Boolean(fields.text('error')) && !fields.text('projectName');
}

function failureOf(fields: JsonRecord): string {
  const what = fields.text('projectName') ?? fields.text('path');
  return `Snyk could not look at ${what ?? 'the project'}: ${fields.text('error')?.slice(0, 200)}`;
}

function projectOf(fields: JsonRecord, file: ScanFile): Project {
  const name = fields.text('projectName');
  if (fields.text('error')) file.warn(failureOf(fields));
  const target = fields.text('displayTargetFile') ?? fields.text('targetFile');
  const image = fields.has('docker') && (fields.text('path') ?? name);
  return {
    asset: image ? imageOf(image, name) : projectAsset(name),
    target: target?.replaceAll('\\', '/'),
    // Of infrastructure one looks at some files, and nobody knows at which.
    scope: /config$/.test(fields.text('projectType') ?? '')
      ? undefined
      : (fields.text('severityThreshold') ?? ''),
  };
}

function projectAsset(name: string | undefined): ScannedAsset | undefined {
  return name
    ? { name, identifiers: [{ kind: 'repository', value: name }] }
    : undefined;
}

/** An image by its repository: `shop:1.4`, `docker-archive:shop:1.4.tar`, or the name of the project. */
function imageOf(path: string, project?: string): ScannedAsset {
  const isArchive = /^(docker|oci)-archive:/.test(path);
  const named = project?.replace(/^docker-image\|/, '');
  const image = (isArchive && named) || path.split('@')[0];
  return {
    name: image,
    identifiers: [{ kind: 'image', value: repositoryOfImage(image) }],
  };
}

function findingOf(
  item: JsonRecord,
  project: Project | undefined,
  file: ScanFile,
): FindingRecord {
  const name =
    item.text('packageName') ??
    item.text('moduleName') ??
    item.text('name') ??
    'unknown package';
  const rule = item.text('id') ?? item.text('title') ?? 'unknown';
  const fixed =
    item.texts('fixedIn').join(', ') || item.text('nearestFixedInVersion');
  const ids = item.object('identifiers');
  return {
    kind: 'finding',
    rule,
    title: `${item.text('title') ?? rule} in ${name}`,
    ...severityIn(item, file),
    score: item.number('cvssScore'),
    vector: item.text('CVSSv3'),
    vulnerabilityIds: ids
      .names()
      .filter(kind => kind !== 'CWE')
      .flatMap(kind => ids.texts(kind)),
    cwes: ids.texts('CWE').map(each => Number(/\d+/.exec(each)?.[0])),
    description: item.text('description'),
    remediation: remediationOf(item, fixed),
    references: item.objects('references').flatMap(each => each.texts('url')),
    asset: project?.asset,
    occurrence: {
      kind: 'package',
      name,
      version: item.text('version'),
      fixedVersion: fixed,
      ecosystem: ecosystemOf(item.text('packageManager')),
      path: pathOf(item, project?.target),
    },
    epss: epssOf(item.object('epssDetails')),
    fixAvailable: fixed ? true : item.flag('isUpgradable'),
    tags: item.text('type') === 'license' ? ['licence'] : undefined,
    raw: { ...item.rest(), publishedAt: timeOf(item.text('publicationTime')) },
  };
}

/** Snyk's own word, but its score where there is one: before there was “critical”, the word stood for less. */
function severityIn(
  item: JsonRecord,
  file: ScanFile,
): { severity: Severity; sourceSeverity?: string } {
  const word = item.text('severityWithCritical') ?? item.text('severity');
  const score = item.number('cvssScore');
  const known = severityOf(word ?? '');
  if (score === undefined && !known)
    file.warn(
      `${item.text('id')}: the severity “${word}” is unknown; it counts as Info`,
    );
  return {
    severity:
      score === undefined ? (known ?? 'Info') : severityOfScore(score || 0.1),
    sourceSeverity: word,
  };
}

function remediationOf(item: JsonRecord, fixed?: string): string | undefined {
  const direct = item
    .list('upgradePath')
    .find(each => typeof each === 'string');
  if (direct) return `Update to ${String(direct)}.`;
  return fixed ? `Update to ${fixed}.` : undefined;
}

/** The file and the way of dependencies to the package, without their versions. */
function pathOf(item: JsonRecord, target?: string): string | undefined {
  const names = item
    .texts('from')
    .map(each => each.replace(/(.)@[^@]*$/, '$1'));
  const way = names.join(' > ');
  return [target, way].filter(Boolean).join(': ') || undefined;
}

const ECOSYSTEMS: Record<string, string> = {
  yarn: 'npm',
  pnpm: 'npm',
  pip: 'pypi',
  pipenv: 'pypi',
  poetry: 'pypi',
  gradle: 'maven',
  sbt: 'maven',
  rubygems: 'gem',
  debian: 'deb',
  ubuntu: 'deb',
  alpine: 'apk',
  wolfi: 'apk',
  ...Object.fromEntries(
    ['amzn', 'centos', 'fedora', 'ol', 'rhel', 'rocky', 'sles'].map(name => [
      name,
      'rpm',
    ]),
  ),
  golangmodules: 'golang',
  gomodules: 'golang',
};

function ecosystemOf(manager: string | undefined): string | undefined {
  const name = manager?.split(':')[0].toLowerCase();
  return name && Object.hasOwn(ECOSYSTEMS, name) ? ECOSYSTEMS[name] : name;
}

function epssOf(details: JsonRecord): FindingRecord['epss'] {
  const score = details.number('probability');
  return score === undefined
    ? undefined
    : { score, percentile: details.number('percentile') };
}
