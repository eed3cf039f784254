import { severityOf, severityOfScore } from '../normalise/severityOf';
import { timeOf } from '../normalise/timeOf';
import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import type { Severity } from '../record/Severity';
import type { ScanFormat } from '../ScanFormat';
import { snykIssue } from './snykIssue';
import { snykProjects, type SnykProject } from './snykProjects';
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

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'Snyk' };
  const places = Array.isArray(file.head.json)
    ? ['[].', '[].applications[].']
    : ['', 'applications[].'];
  const projects = await snykProjects(file, places);
  for (const { asset, scope } of projects.values())
    if (asset)
      yield {
        kind: 'asset',
        asset,
        coverage: scope === undefined ? undefined : { scope },
      };
  const paths = places.flatMap(each =>
    [
      ...['vulnerabilities[]', 'issues[]', `${SETTINGS}[]`],
      'filtered.ignore[]',
    ].map(name => each + name),
  );
  for await (const { value, place } of file.json(paths)) {
    const list = place.at(-2);
    // What somebody has told Snyk to ignore lies one field deeper.
    const isIgnored = list === 'ignore';
    const at = place.slice(0, isIgnored ? -3 : -2);
    const project = projects.get(JSON.stringify(at));
    const item = new JsonRecord(value);
    const about = project?.about;
    if (list === SETTINGS)
      yield {
        ...snykIssue(item, project?.target, file),
        asset: project?.asset,
      };
    else if (list === 'issues') {
      const known = about?.get(item.text('issueId') ?? '');
      yield findingOf(snykUnmanaged(item, known), project, file);
    } else if (isIgnored)
      yield { ...findingOf(item, project, file), status: 'suppressed' };
    else if (!about) yield findingOf(item, project, file);
  }
}

function findingOf(
  item: JsonRecord,
  project: SnykProject | undefined,
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
