import { purlOf } from '../normalise/purlOf';
import type { JsonMatch } from '../read/JsonMatch';
import { JsonRecord } from '../read/JsonRecord';
import type { StatedProduct } from '../record/ScanRecord';

const VERSIONS = ['product_version', 'product_version_range'];

/** The products of an advisory, by the ids that its vulnerabilities call them. */
export class CsafProducts {
  /** Where they stand. */
  static readonly paths = [
    'product_tree.branches[]',
    'product_tree.full_product_names[]',
    'product_tree.relationships[]',
    'product_tree.product_groups[]',
  ];

  readonly #products = new Map<string, StatedProduct>();
  readonly #groups = new Map<string, string[]>();
  /** Products that are a part of another one: id, part, whole. */
  readonly #combined: [JsonRecord, string, string][] = [];

  take({ path, value }: JsonMatch): void {
    const item = new JsonRecord(value);
    switch (path) {
      case 'product_tree.branches[]':
        this.#addBranch(item);
        break;
      case 'product_tree.full_product_names[]':
        this.#add(item);
        break;
      case 'product_tree.relationships[]':
        this.#combined.push([
          item.object('full_product_name'),
          item.text('product_reference') ?? '',
          item.text('relates_to_product_reference') ?? '',
        ]);
        break;
      default:
        this.#groups.set(
          item.text('group_id') ?? '',
          item.texts('product_ids'),
        );
    }
  }

  /** A product; one that the advisory does not describe has only its id. */
  at(id: string): StatedProduct {
    for (const each of this.#combined.splice(0)) this.#combine(...each);
    return this.#products.get(id) ?? { id };
  }

  /** Ids of the products that something is said of, by themselves or in groups. */
  idsIn(item: JsonRecord): string[] {
    return [
      ...item.texts('product_ids'),
      ...item.texts('products'),
      ...item
        .texts('group_ids')
        .flatMap(group => this.#groups.get(group) ?? []),
    ];
  }

  /** What is said of a part within a product does not hold for the same part within others. */
  #combine(product: JsonRecord, part: string, whole: string): void {
    const id = product.text('product_id');
    if (!id) return;
    const within = this.#products.get(whole) ?? { id: whole };
    const found = this.#products.get(part) ?? { id: part };
    this.#products.set(id, {
      ...within,
      name: product.text('name') ?? within.name,
      version: found.version,
      parts: found.parts ?? [found.id],
    });
  }

  #addBranch(branch: JsonRecord, version?: string): void {
    const own = VERSIONS.includes(branch.text('category') ?? '')
      ? branch.text('name')
      : version;
    const product = branch.object('product');
    if (product.has('product_id')) this.#add(product, own);
    for (const each of branch.objects('branches')) this.#addBranch(each, own);
  }

  #add(product: JsonRecord, version?: string): void {
    const id = product.text('product_id');
    if (!id) return;
    const names = product.object('product_identification_helper');
    const purl = names.text('purl') ?? names.texts('purls')[0];
    const name = product.text('name');
    this.#products.set(id, {
      id: purl ?? names.text('cpe') ?? name ?? id,
      name,
      version: version ?? purlOf(purl ?? '')?.version,
    });
  }
}
