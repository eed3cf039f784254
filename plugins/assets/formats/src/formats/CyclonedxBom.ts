import { imageName } from '../normalise/imageName';
import { purlOf } from '../normalise/purlOf';
import { repositoryOfImage } from '../normalise/repositoryOfImage';
import { JsonRecord } from '../read/JsonRecord';
import type { PackageOccurrence } from '../record/Occurrence';
import type { ScannedAsset } from '../record/ScannedAsset';
import type { StatedProduct } from '../record/ScanRecord';

/** Properties in which tools keep the file in which a component was found. */
const PATHS =
  /^(?:aquasecurity:trivy:FilePath|syft:location:\d+:path|SrcFile)$/;

/** What a bill of materials is of, and what is in it. */
export class CyclonedxBom {
  /** How many components it lists. */
  size = 0;
  metadata = new JsonRecord(undefined);
  #os?: string;
  readonly #components = new Map<string, PackageOccurrence>();

  takeMetadata(value: unknown): void {
    this.metadata = new JsonRecord(value);
    this.#add(this.metadata.object('component'));
  }

  takeComponent(value: unknown): void {
    this.size += 1;
    this.#add(new JsonRecord(value));
  }

  /** What the bill is of: an image, or something that has only a name. */
  asset(): ScannedAsset | undefined {
    const subject = this.metadata.object('component');
    const isImage = subject.text('type') === 'container';
    const said = nameOf(subject);
    const name = isImage ? imageName(said ?? '', tagsOf(subject)) : said;
    if (!name) return undefined;
    const cpe = subject.text('cpe');
    return {
      name,
      identifiers: [
        isImage
          ? { kind: 'image', value: repositoryOfImage(name) }
          : { kind: 'repository', value: name },
      ],
      os: this.#os,
      version: subject.text('version'),
      cpes: cpe ? [cpe] : undefined,
    };
  }

  /** Names of the tools that have made it. */
  tools(): string[] {
    const tools = this.metadata.value('tools');
    const list = Array.isArray(tools)
      ? this.metadata.objects('tools')
      : this.metadata.objects('tools', 'components');
    return list.flatMap(each => each.text('name') ?? []);
  }

  /** Version of its tool, where there is one tool. */
  toolVersion(): string | undefined {
    const [tool, other] = [
      ...this.metadata.objects('tools').filter(each => each.has('name')),
      ...this.metadata.objects('tools', 'components'),
    ];
    return other ? undefined : tool?.text('version');
  }

  /** A component, also one of another bill (`urn:cdx:…#ref`) or one that only its package URL names. */
  componentAt(ref: string): PackageOccurrence {
    const known = this.#components.get(ref);
    if (known) return known;
    const named = /^urn:cdx:[^#]*#(.+)$/.exec(ref)?.[1];
    const purl = named ? decoded(named) : ref;
    // A bill may call itself by its number as others do.
    const own = this.#components.get(purl);
    if (own) return own;
    const parts = purlOf(purl);
    return parts
      ? packageOf(new JsonRecord({ ...parts, purl }))
      : { kind: 'package', name: purl };
  }

  /** The product that a reference of a statement is to: a component of another bill is said to be one within what that is of. */
  productAt(ref: string): StatedProduct {
    const { purl, name, version } = this.componentAt(ref);
    const id = purl ?? name;
    const [bill] = /^urn:cdx:[^#]*(?=#)/.exec(ref) ?? [];
    const subject = this.metadata.object('component');
    const within =
      bill ??
      (subject.text('bom-ref') === ref
        ? undefined
        : (subject.text('purl') ?? nameOf(subject)));
    return within ? { id: within, parts: [id] } : { id, name, version };
  }

  #add(component: JsonRecord): void {
    const found = packageOf(component);
    if (component.text('type') === 'operating-system')
      this.#os ??= [found.name, found.version].filter(Boolean).join(' ');
    for (const key of [component.text('bom-ref'), component.text('purl')])
      if (key && !this.#components.has(key)) this.#components.set(key, found);
    for (const each of component.objects('components')) this.#add(each);
  }
}

/** Other names of an image, which Trivy keeps. */
function tagsOf(component: JsonRecord): string[] {
  return component
    .objects('properties')
    .filter(each => /:Repo(?:Tag|Digest)$/.test(each.text('name') ?? ''))
    .flatMap(each => each.text('value') ?? []);
}

/** A component as the place of a weakness. */
export function packageOf(component: JsonRecord): PackageOccurrence {
  const purl = component.text('purl');
  const properties = component.objects('properties');
  const [seen] = component.objects('evidence', 'occurrences');
  return {
    kind: 'package',
    name: nameOf(component) ?? 'unknown component',
    version: component.text('version'),
    ecosystem: purlOf(purl ?? '')?.type,
    purl,
    path:
      seen?.text('location') ??
      properties
        .find(each => PATHS.test(each.text('name') ?? ''))
        ?.text('value'),
  };
}

/** Its name, with the group where that is a part of the name or nothing else tells it. */
function nameOf(component: JsonRecord): string | undefined {
  const name = component.text('name');
  const group = component.text('group') ?? '';
  const isPart = group.startsWith('@') || (group && !component.text('purl'));
  return name && isPart ? `${group}/${name}` : name;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
