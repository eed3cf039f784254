import { identify } from '../normalise/identify';
import { imageName } from '../normalise/imageName';
import { repositoryOfImage } from '../normalise/repositoryOfImage';
import { Repeats } from '../normalise/Repeats';
import { cloudAccount } from '../normalise/placeInCloud';
import { JsonRecord } from '../read/JsonRecord';
import type { JsonPlace } from '../read/JsonPath';
import type { ScanFile } from '../read/ScanFile';
import type { ScannedAsset } from '../record/ScannedAsset';
import type { AssetRecord } from '../record/ScanRecord';

/** What one list of results of Trivy is about. */
export type TrivyTarget = {
  /** As Trivy calls it: a file, an image with its operating system, a workload. */
  name: string;
  /** What was looked for: `os-pkgs`, `lang-pkgs`, `config`, `secret`, `license`; missing in old reports. */
  class?: string;
  /** Kind of package or file: `debian`, `npm`, `terraform`. */
  type?: string;
  /** Whether its packages are those of an operating system. */
  isSystem: boolean;
  asset?: ScannedAsset;
  /** In a cluster: `default/Deployment/shop`. */
  workload?: { name: string; kind: string };
  cluster?: ScannedAsset;
  account?: string;
  /** The control of a compliance report that it was looked at for. */
  control?: string;
  /** Secrets in it that look the same. */
  repeats: Repeats;
};

/** Where the parts of a report stand. */
export type TrivyPaths = {
  /** Paths of what was scanned, each ending with a point or empty. */
  reports: string[];
  /** Paths of the lists of results. */
  results: string[];
};

const REPORT_FIELDS = [
  ...['ArtifactName', 'ArtifactType', 'Metadata'],
  ...['Namespace', 'Kind', 'Name', 'Error', 'ID'],
];
const RESULT_FIELDS = ['Target', 'Class', 'Type'];

type Part = { fields: Record<string, unknown>; results: Map<string, Part> };

/** The targets of a report by their places: their names may stand behind what was found in them. */
export async function trivyTargets(
  file: ScanFile,
  { reports, results }: TrivyPaths,
): Promise<{ targets: Map<string, TrivyTarget>; assets: AssetRecord[] }> {
  const paths = [
    'ClusterName',
    ...reports.flatMap(each => REPORT_FIELDS.map(name => each + name)),
    ...results.flatMap(each => RESULT_FIELDS.map(name => `${each}.${name}`)),
  ];
  const parts = new Map<string, Part>();
  let clusterName: unknown;
  for await (const { path, place, value } of file.json(paths, {
    alone: true,
  })) {
    const name = String(place.at(-1));
    if (path === 'ClusterName') clusterName = value;
    else if (results.some(each => path === `${each}.${name}`)) {
      const report = partAt(parts, place.slice(0, place.length > 2 ? -3 : -2));
      partAt(report.results, place.slice(0, -1)).fields[name] = value;
    } else partAt(parts, place.slice(0, -1)).fields[name] = value;
  }
  const cluster = clusterOf(clusterName);
  const all = [...parts.values()].map(each => targetsOf(each, cluster, file));
  return {
    targets: new Map(all.flatMap(each => each.targets)),
    assets: [
      ...(cluster ? [{ kind: 'asset' as const, asset: cluster }] : []),
      ...all.flatMap(each => each.assets),
    ],
  };
}

function partAt(parts: Map<string, Part>, place: JsonPlace): Part {
  const key = JSON.stringify(place);
  const part = parts.get(key) ?? { fields: {}, results: new Map() };
  parts.set(key, part);
  return part;
}

function clusterOf(name: unknown): ScannedAsset | undefined {
  return typeof name === 'string' && name
    ? { name, identifiers: [{ kind: 'cloud-id', value: name }] }
    : undefined;
}

function targetsOf(
  { fields, results }: Part,
  cluster: ScannedAsset | undefined,
  file: ScanFile,
): { targets: [string, TrivyTarget][]; assets: AssetRecord[] } {
  const report = new JsonRecord(fields);
  const workload = workloadOf(report);
  const error = report.text('Error');
  if (error) file.warn(`${workload?.name ?? 'The scan'}: ${error}`);
  const all = [...results].map(
    ([key, part]) => [key, new JsonRecord(part.fields)] as const,
  );
  const first = all.map(([, result]) => imageIn(result)).find(Boolean) ?? '';
  const firstAsset = assetOf(report, first);
  const assets = new Map([
    ['', firstAsset],
    [first, firstAsset],
  ]);
  const scopes = new Map<ScannedAsset | undefined, Set<string>>();
  // The packages of an image come first, and then what else is in it.
  let image = '';
  const targets = all.map(([key, result]): [string, TrivyTarget] => {
    const system = imageIn(result);
    image = system ?? image;
    if (!assets.has(image)) assets.set(image, assetOf(report, image));
    const asset = assets.get(image);
    const scope = scopes.get(asset) ?? new Set();
    scopes.set(asset, scope.add(scopeOf(result.text('Class'))));
    const target = {
      name: result.text('Target') ?? '',
      class: result.text('Class'),
      type: result.text('Type'),
      isSystem: system !== undefined,
      asset,
      workload,
      cluster,
      account: isAccount(report) ? report.text('ArtifactName') : undefined,
      control: report.text('ID'),
      repeats: new Repeats(),
    };
    return [key, target];
  });
  return {
    targets,
    assets: [...new Set(assets.values())].flatMap(asset =>
      asset ? [coveredBy(asset, error ? undefined : scopes.get(asset))] : [],
    ),
  };
}

/** What was looked for is known of packages and configuration: secrets and licences show only where there are some. */
function scopeOf(kind = 'packages'): string {
  if (kind === 'config') return 'configuration';
  return /pkgs$|^packages$/.test(kind) ? 'packages' : '';
}

function coveredBy(
  asset: ScannedAsset,
  scopes: Set<string> | undefined,
): AssetRecord {
  const scope = [...(scopes ?? [])].filter(Boolean).sort().join(', ');
  return { kind: 'asset', asset, coverage: scope ? { scope } : undefined };
}

function workloadOf(report: JsonRecord): TrivyTarget['workload'] {
  const kind = report.text('Kind');
  const parts = [report.text('Namespace'), kind, report.text('Name')];
  return kind ? { kind, name: parts.filter(Boolean).join('/') } : undefined;
}

/** The image of `registry.example/shop:1.4 (debian 12.5)`. */
function imageIn(result: JsonRecord): string | undefined {
  const target = result.text('Target') ?? '';
  const end = target.indexOf(' (');
  if (end > 0 && target.endsWith(')')) return target.slice(0, end);
  return result.text('Class') === 'os-pkgs' ? target : undefined;
}

function isAccount(report: JsonRecord): boolean {
  return report.text('ArtifactType') === 'aws_account';
}

function assetOf(report: JsonRecord, image: string): ScannedAsset | undefined {
  const type = report.text('ArtifactType') ?? 'container_image';
  const name = report.text('ArtifactName') ?? '';
  const [metadata = new JsonRecord({}), ...others] = report.objects('Metadata');
  if (type.includes('image'))
    // Of several images nobody says which is which.
    return imageAsset(
      imageName(name, [image]) ?? '',
      others.length > 0 ? new JsonRecord({}) : metadata,
    );
  if (isAccount(report)) return name ? cloudAccount(name) : undefined;
  return hostAsset(name, type, metadata) ?? projectAsset(name, metadata);
}

function imageAsset(
  image: string,
  metadata: JsonRecord,
): ScannedAsset | undefined {
  const tags = metadata.texts('RepoTags').filter(Boolean);
  const name = imageName(image, [...tags, ...metadata.texts('RepoDigests')]);
  if (!name) return undefined;
  const digest = metadata
    .texts('RepoDigests')
    .map(each => each.split('@')[1])
    .find(Boolean);
  return {
    name,
    identifiers: [{ kind: 'image', value: repositoryOfImage(name) }],
    os: systemOf(metadata),
    version: digest ?? metadata.text('ImageID'),
    tags,
  };
}

function systemOf(metadata: JsonRecord): string | undefined {
  const parts = [metadata.text('OS', 'Family'), metadata.text('OS', 'Name')];
  return parts.filter(Boolean).join(' ') || undefined;
}

/** A computer: its whole disk was scanned, and goes by its host name, or by its id in a cloud. */
function hostAsset(
  name: string,
  type: string,
  metadata: JsonRecord,
): ScannedAsset | undefined {
  const os = systemOf(metadata);
  const id = /^(?:ami|ebs):(.+)/.exec(name)?.[1];
  if (type === 'vm' && id)
    return { name, identifiers: [{ kind: 'cloud-id', value: id }], os };
  if (type !== 'filesystem' || !os || !/^[\w.-]*\w$/.test(name))
    return undefined;
  return { name, identifiers: identify(name), os };
}

/** A repository, a folder or a bill of materials; `.` and the like say nothing of it. */
function projectAsset(
  name: string,
  metadata: JsonRecord,
): ScannedAsset | undefined {
  const address = metadata.text('RepoURL') ?? name;
  const repository = address.replace(/^([a-z+]+:\/\/)[^/@]*@/, '$1');
  return /\w/.test(repository)
    ? {
        name: repository,
        identifiers: [{ kind: 'repository', value: repository }],
        os: systemOf(metadata),
        version: metadata.text('Commit'),
      }
    : undefined;
}
