import { repositoryOfImage } from '../normalise/repositoryOfImage';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import { ScanFileError } from '../read/ScanFileError';
import type { ScannedAsset } from '../record/ScannedAsset';

/** What is looked at: a project, an image, an application in an image. Its fields stand behind its weaknesses. */
export type SnykProject = {
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

/** Projects by their place in the file. */
export async function snykProjects(
  file: ScanFile,
  places: string[],
): Promise<Map<string, SnykProject>> {
  const found = new Map<string, Record<string, unknown>>();
  const abouts = new Map<string, Map<string, JsonRecord>>();
  const paths = places.flatMap(each =>
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
  const projects = new Map(
    all.map(([key, fields]): [string, SnykProject] => [
      key,
      { ...projectOf(fields, file), about: abouts.get(key) },
    ]),
  );
  for (const [key, project] of projects)
    project.asset = projects.get(around(key))?.asset ?? project.asset;
  return projects;
}

/** Place of the image that an application is in. */
function around(key: string): string {
  const place: unknown[] = JSON.parse(key);
  return JSON.stringify(
    place.at(-2) === 'applications' ? place.slice(0, -2) : place,
  );
}

function isFailure(fields: JsonRecord): boolean {
  return Boolean(fields.text('error')) && !fields.text('projectName');
}

function failureOf(fields: JsonRecord): string {
  const what = fields.text('projectName') ?? fields.text('path');
  return `Snyk could not look at ${what ?? 'the project'}: ${fields.text('error')?.slice(0, 200)}`;
}

function projectOf(fields: JsonRecord, file: ScanFile): SnykProject {
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
