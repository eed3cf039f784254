import { imageName } from '../normalise/imageName';
import { repositoryOfImage } from '../normalise/repositoryOfImage';
import type { JsonMatch } from '../read/JsonMatch';
import { JsonRecord } from '../read/JsonRecord';
import { textIn } from '../read/textIn';
import type { ScannedAsset } from '../record/ScannedAsset';

/** What a tool or an extension of it brings along. */
type Component = { name?: string; rules: JsonRecord[] };

/** A register of weaknesses or the like, with the ids of what is in it. */
type Taxonomy = { name?: string; ids: (string | undefined)[] };

/** Absolute, and not the root of all files. */
const FOLDER = /^[a-z][a-z0-9+.-]+:.*[^/:]\/$/i;

/** Ids that are parted by slashes are no longer. */
const LONGEST_ID = 500;

/** What stands around the results of a run and is needed for them, before or behind them in the file. */
export class SarifRun {
  /** Where it stands, within `runs[]`. */
  static readonly parts = [
    'tool.driver.name',
    'tool.driver.version',
    'tool.driver.semanticVersion',
    'tool.driver.globalMessageStrings',
    'tool.driver.rules[]',
    'tool.extensions[].name',
    'tool.extensions[].rules[]',
    'taxonomies[].name',
    'taxonomies[].taxa[].id',
    'invocations[]',
    'artifacts[].location',
    'logicalLocations[]',
    'originalUriBaseIds',
    'versionControlProvenance[]',
    'automationDetails.id',
    'properties',
  ];

  readonly invocations: JsonRecord[] = [];
  /** Texts for messages of all rules. */
  messages = new JsonRecord(undefined);
  #version?: string;
  #semanticVersion?: string;
  #category = '';
  #asset?: ScannedAsset;
  #properties = new JsonRecord(undefined);
  #bases = new JsonRecord(undefined);
  #source?: JsonRecord;
  readonly #taxonomies: Taxonomy[] = [];
  readonly #components: Component[] = [{ rules: [] }];
  readonly #rulesById = new Map<string, JsonRecord>();
  readonly #files: (string | undefined)[] = [];
  readonly #symbols: (string | undefined)[] = [];

  take({ path, place, value }: JsonMatch): void {
    const item = new JsonRecord(value);
    const index = Number(place.at(-1));
    const text = textIn(value);
    switch (path.replace(/^runs\[\]\./, '')) {
      case 'tool.driver.name':
        this.#components[0].name = text;
        break;
      case 'tool.driver.version':
        this.#version = text;
        break;
      case 'tool.driver.semanticVersion':
        this.#semanticVersion = text;
        break;
      case 'tool.driver.globalMessageStrings':
        this.messages = item;
        break;
      case 'tool.driver.rules[]':
        this.#addRule(0, index, item);
        break;
      case 'tool.extensions[].name':
        this.#component(Number(place.at(-2)) + 1).name = text;
        break;
      case 'tool.extensions[].rules[]':
        this.#addRule(Number(place.at(-3)) + 1, index, item);
        break;
      case 'taxonomies[].name':
        this.#taxonomy(Number(place.at(-2))).name = text;
        break;
      case 'taxonomies[].taxa[].id':
        this.#taxonomy(Number(place.at(-4))).ids[Number(place.at(-2))] = text;
        break;
      case 'invocations[]':
        this.invocations.push(item);
        break;
      case 'artifacts[].location':
        this.#files[Number(place.at(-2))] = item.text('uri');
        break;
      case 'logicalLocations[]':
        this.#symbols[index] = symbolOf(item);
        break;
      case 'originalUriBaseIds':
        this.#bases = item;
        break;
      case 'versionControlProvenance[]':
        this.#source ??= item;
        break;
      case 'automationDetails.id':
        this.#category = text?.slice(0, LONGEST_ID) ?? '';
        break;
      default:
        this.#properties = item;
    }
  }

  get tool(): string | undefined {
    return this.#components[0].name;
  }

  get version(): string | undefined {
    return this.#version ?? this.#semanticVersion;
  }

  /** Tools and categories of theirs are looked for each by itself; an id that counts the runs stands behind the slash. */
  get scope(): string {
    const category = this.#category.replace(/\/?[^/]*$/, '');
    return [this.tool, category].filter(Boolean).join(': ');
  }

  /** The rule of a result: by index and by id, or the one that an id with slashes is a part of. */
  ruleOf(result: JsonRecord): JsonRecord | undefined {
    const id = result.text('ruleId') ?? result.text('rule', 'id');
    const index = result.number('ruleIndex') ?? result.number('rule', 'index');
    const at = this.#componentOf(result).rules[index ?? -1];
    if (!id) return at;
    const itsId = at?.text('id') ?? '';
    if (at && (id === itsId || id.startsWith(`${itsId}/`))) return at;
    for (
      let part = id.slice(0, LONGEST_ID);
      part;
      part = part.replace(/(?:^|\/)[^/]*$/, '')
    ) {
      const rule = this.#rulesById.get(part);
      if (rule) return rule;
    }
    return at;
  }

  /** What a reference is to, which names it or tells only its number in the register. */
  taxonAt(reference: JsonRecord): { taxonomy: string; id: string } {
    const component = reference.object('toolComponent');
    const known = this.#taxonomies[component.number('index') ?? -1];
    return {
      taxonomy: component.text('name') ?? known?.name ?? '',
      id:
        reference.text('id') ??
        known?.ids[reference.number('index') ?? -1] ??
        '',
    };
  }

  /** What somebody has set for this run in place of the level that a rule has. */
  levelSet(rule: string): string | undefined {
    return this.invocations
      .flatMap(each => each.objects('ruleConfigurationOverrides'))
      .find(each => each.text('descriptor', 'id') === rule)
      ?.text('configuration', 'level');
  }

  /** Address of a file, within its base where that is known: where the file lay at the time of the scan does not matter. */
  fileAt(artifact: JsonRecord): string | undefined {
    const uri =
      artifact.text('uri') ?? this.#files[artifact.number('index') ?? -1];
    const base = this.#bases
      .names()
      .map(name => this.#base(name))
      .filter(each => uri?.startsWith(each) && FOLDER.test(each))
      .sort((a, b) => b.length - a.length)[0];
    return uri?.slice(base?.length ?? 0).replaceAll('\\', '/') || undefined;
  }

  symbolAt(logical: JsonRecord): string | undefined {
    return symbolOf(logical) ?? this.#symbols[logical.number('index') ?? -1];
  }

  /** The image or the repository that was looked at, where the file says it. */
  get asset(): ScannedAsset | undefined {
    this.#asset ??= this.#scanned();
    return this.#asset;
  }

  #scanned(): ScannedAsset | undefined {
    const image = imageName(this.#properties.text('imageName') ?? '', [
      ...this.#properties.texts('repoTags'),
      ...this.#properties.texts('repoDigests'),
    ]);
    if (image)
      return {
        name: image,
        identifiers: [{ kind: 'image', value: repositoryOfImage(image) }],
        version: this.#properties.text('imageID'),
      };
    const address = this.#source?.text('repositoryUri');
    if (!address) return undefined;
    const name = address.replace(/^([a-z+]+:\/\/)[^/@]*@/i, '$1');
    return {
      name,
      identifiers: [{ kind: 'repository', value: name }],
      version: this.#source?.text('revisionId'),
    };
  }

  #taxonomy(at: number): Taxonomy {
    this.#taxonomies[at] ??= { ids: [] };
    return this.#taxonomies[at];
  }

  #component(at: number): Component {
    this.#components[at] ??= { rules: [] };
    return this.#components[at];
  }

  #componentOf(result: JsonRecord): Component {
    const component = result.object('rule').object('toolComponent');
    const name = component.text('name') ?? this.tool;
    const at =
      component.number('index') ??
      this.#components.findIndex(each => each?.name === name) - 1;
    return this.#components[at + 1] ?? this.#components[0];
  }

  #addRule(component: number, index: number, rule: JsonRecord): void {
    this.#component(component).rules[index] = rule;
    const id = rule.text('id');
    if (id && !this.#rulesById.has(id)) this.#rulesById.set(id, rule);
  }

  /** Absolute address of a base, which may stand in another one. */
  #base(name: string, depth = 0): string {
    const uri = this.#bases.text(name, 'uri') ?? '';
    const parent = this.#bases.text(name, 'uriBaseId');
    return parent && depth < 10 ? this.#base(parent, depth + 1) + uri : uri;
  }
}

function symbolOf(logical: JsonRecord): string | undefined {
  return logical.text('fullyQualifiedName') ?? logical.text('name');
}
