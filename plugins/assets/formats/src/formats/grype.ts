import { imageName } from '../normalise/imageName';
import { repositoryOfImage } from '../normalise/repositoryOfImage';
import { severityIn } from '../normalise/severityIn';
import { timeOf } from '../normalise/timeOf';
import { JsonRecord } from '../read/JsonRecord';
import type { FileHead } from '../read/FileHead';
import type { ScanFile } from '../read/ScanFile';
import { textIn } from '../read/textIn';
import type { ScannedAsset } from '../record/ScannedAsset';
import type {
  FindingRecord,
  ScanRecord,
  SourceStatus,
} from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import { grypeIgnored } from './grypeIgnored';

/** Grype's JSON: one match of a package with a vulnerability after the other, then what was scanned and by what. */
export const grype: ScanFormat = {
  id: 'grype',
  title: 'Grype',
  version: 1,
  recognise,
  read,
};

function recognise({ json, jsonEnd }: FileHead): number {
  const report = new JsonRecord(json);
  // Of sorted fields the matches come behind those that were left out.
  if (!report.has('matches') && jsonEnd !== undefined) return 0;
  if (report.text('descriptor', 'name') === 'grype') return 1;
  if (!Array.isArray(report.value('matches'))) return 0;
  const [first] = report.objects('matches');
  if (!first) return 0.5;
  return first.has('vulnerability') || first.has('artifact') ? 0.95 : 0;
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  // What was scanned stands behind the matches.
  let asset: ScannedAsset | undefined;
  let scope = '';
  for await (const { path, value } of file.json(['source', 'descriptor'], {
    alone: true,
  })) {
    const record = new JsonRecord(value);
    if (path === 'source') asset = scannedAsset(record);
    else {
      scope = scopeOf(record.object('configuration'));
      yield factsOf(record);
    }
  }
  if (asset) yield { kind: 'asset', asset, coverage: { scope } };
  let ignored = 0;
  const lists = ['matches[]', 'ignoredMatches[]'];
  for await (const { path, value } of file.json(lists)) {
    const match = new JsonRecord(value);
    const status = path === 'matches[]' ? 'open' : grypeIgnored(match);
    if (status) yield findingOf(file, { match, asset, status });
    else ignored += 1;
  }
  if (ignored > 0)
    file.warn(
      `Matches that the scan was not to show, or that are none by rules of Grype: ${ignored}`,
    );
}

/** What the scan did not show or look at, or looked at besides: another one with the same settings covers the same. */
function scopeOf(settings: JsonRecord): string {
  const layers =
    settings.text('search', 'scope') ?? settings.text('scope') ?? '';
  const states = settings.text('ignore-wontfix');
  return [
    ...(/^(squashed)?$/i.test(layers) ? [] : [layers.toLowerCase()]),
    ...['only-fixed', 'only-notfixed'].filter(name => settings.flag(name)),
    ...(states ? [`without ${states}`] : []),
    ...settings
      .texts('exclude')
      .map(each => `without ${each}`)
      .sort(),
  ].join(', ');
}

function factsOf(descriptor: JsonRecord): ScanRecord {
  return {
    kind: 'scan',
    scanner: 'Grype',
    scannerVersion: descriptor.text('version'),
    startedAt: timeOf(descriptor.text('timestamp')),
  };
}

function scannedAsset(source: JsonRecord): ScannedAsset | undefined {
  const target = source.object('target');
  const isImage = source.text('type') === 'image';
  const tags = target.texts('tags');
  const said = target.text('userInput') ?? source.text('target') ?? '';
  const name = isImage
    ? imageName(said, [...tags, ...target.texts('repoDigests')])
    : said;
  // A folder that goes by a point, or an image that nobody has named, says nothing of what it is.
  if (!name || !/\w/.test(name) || name === 'unknown') return undefined;
  if (!isImage)
    return { name, identifiers: [{ kind: 'repository', value: name }] };
  return {
    name,
    identifiers: [{ kind: 'image', value: repositoryOfImage(name) }],
    version: target.text('manifestDigest') ?? target.text('imageID'),
    tags,
  };
}

/** One finding a match; further places of its package are kept with it. */
function findingOf(
  file: ScanFile,
  of: {
    match: JsonRecord;
    asset: ScannedAsset | undefined;
    status: SourceStatus;
  },
): FindingRecord {
  const { match, asset, status } = of;
  const vulnerability = match.object('vulnerability');
  const related = match.objects('relatedVulnerabilities');
  const artifact = match.object('artifact');
  const id = vulnerability.text('id') ?? related[0]?.text('id');
  const name = artifact.text('name') ?? 'unknown package';
  const cvss = bestCvss([vulnerability, ...related]);
  const severity = vulnerability.text('severity');
  const versions = [
    ...vulnerability.texts('fix', 'versions'),
    ...vulnerability.texts('fixedInVersion'),
  ];
  const epss = vulnerability.objects('epss')[0];
  const paths = artifact
    .list('locations')
    .map(each => textIn(each) ?? new JsonRecord(each).text('path'));
  return {
    kind: 'finding',
    rule: id ?? name,
    title: `${id ?? 'Vulnerability'} in ${name}`,
    severity: severityIn(file, severity, id ?? name),
    sourceSeverity: severity,
    score: cvss?.number('metrics', 'baseScore') ?? cvss?.number('baseScore'),
    vector: cvss?.text('vector'),
    vulnerabilityIds: [vulnerability, ...related].flatMap(each =>
      each.texts('id'),
    ),
    cwes: [vulnerability, ...related]
      .flatMap(each => each.objects('cwes'))
      .map(each => Number(/\d+/.exec(each.text('cwe') ?? '')?.[0])),
    description:
      vulnerability.text('description') ??
      related.map(each => each.text('description')).find(Boolean),
    remediation:
      versions.length > 0 ? `Update to ${versions.join(' or ')}.` : undefined,
    references: [vulnerability, ...related].flatMap(each => [
      ...each.texts('dataSource'),
      ...each.texts('urls'),
      ...each.texts('links'),
    ]),
    asset,
    occurrence: {
      kind: 'package',
      name,
      version: artifact.text('version'),
      fixedVersion: versions.join(', ') || undefined,
      ecosystem: artifact.text('type'),
      purl: artifact.text('purl'),
      path: paths[0],
    },
    knownExploited:
      vulnerability.list('knownExploited').length > 0 || undefined,
    epss: epss && {
      score: epss.number('epss') ?? 0,
      percentile: epss.number('percentile'),
    },
    status,
    fixAvailable: fixAvailable(vulnerability.text('fix', 'state')),
    raw: {
      ...match.rest(),
      paths,
      vulnerability: vulnerability.rest(),
      artifact: artifact.rest(),
    },
  };
}

/** The newest rating. The oldest versions have each version of CVSS under a name of its own. */
function bestCvss(sources: JsonRecord[]): JsonRecord | undefined {
  const all = sources.flatMap(each => each.objects('cvss'));
  const old = ['cvssV3', 'cvssV2'].map(name => sources[0].object(name));
  if (all.length === 0) return old.find(each => each.has('baseScore'));
  const newest = (a: JsonRecord, b: JsonRecord) =>
    (b.number('version') ?? 0) - (a.number('version') ?? 0);
  return all.sort(newest)[0];
}

function fixAvailable(state: string | undefined): boolean | undefined {
  if (state === 'fixed') return true;
  return state === 'not-fixed' || state === 'wont-fix' ? false : undefined;
}
