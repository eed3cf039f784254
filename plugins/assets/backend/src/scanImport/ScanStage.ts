import { InputError } from '@backstage/errors';
import {
  findingKey,
  type AssetRecord,
  type PassedRecord,
  type ReadRecord,
  type ScannedAsset,
} from '@wardroom/assets-formats';
import { AscendingIds } from './AscendingIds';
import { portRangesOf } from './portRangesOf';
import {
  digestOf,
  stagedFinding,
  textOf,
  type StagedRow,
} from './stagedFinding';

/** So many hashes of texts are remembered; what is staged twice does no harm. */
const MOST_TEXTS = 20_000;

/** Results that say that a check was made and found nothing wrong; `MANUAL` or `not checked` do not. */
const PROOF =
  /^(pass|ok$|fixed|resolved|healthy|compliant|success|not[ _-]?(vulnerable|matched|applicable)|n\/?a$)/i;

/** Turns the records of one file into rows, with each asset and text once. */
export class ScanStage {
  /** Findings of the file so far. */
  records = 0;
  readonly #assets = new Map<string, number>();
  readonly #texts = new Set<string>();
  readonly #ids = new AscendingIds('rec');

  /**
   * @param options - `source`: id of the format; `asset`: id of the asset that stands in where a record names none
   */
  constructor(readonly options: { source: string; asset?: string }) {}

  /** Assets and texts come before the row that needs them. */
  rowsOf(record: ReadRecord): StagedRow[] {
    switch (record.kind) {
      case 'finding':
        return this.#finding(record.finding);
      case 'asset':
        return this.#asset(record);
      case 'passed':
        return PROOF.test(record.result) ? this.#passed(record) : [];
      default:
        return [this.#row({ kind: 'statement', content: record })];
    }
  }

  #finding(finding: Parameters<typeof stagedFinding>[1]): StagedRow[] {
    this.records += 1;
    const rows: StagedRow[] = [];
    const asset_number = this.#numberOf(finding.asset, rows);
    const { id, text } = textOf(finding);
    if (!this.#texts.has(id)) {
      if (this.#texts.size >= MOST_TEXTS) this.#texts.clear();
      this.#texts.add(id);
      rows.push(this.#row({ kind: 'text', digest: id, content: text }));
    }
    const staged = stagedFinding(this.options.source, finding, id);
    rows.push(this.#row({ ...staged, asset_number }));
    return rows;
  }

  #asset({ asset, coverage }: AssetRecord): StagedRow[] {
    const rows: StagedRow[] = [];
    const asset_number = this.#numberOf(asset, rows);
    if (coverage) {
      const { ports } = coverage;
      const ranges = ports ? portRangesOf(ports) : undefined;
      const content = { ...coverage, ports: ports || undefined, ranges };
      rows.push(this.#row({ kind: 'coverage', asset_number, content }));
    }
    return rows;
  }

  #passed(record: PassedRecord): StagedRow[] {
    const rows: StagedRow[] = [];
    const asset_number = this.#numberOf(record.asset, rows);
    const keys = findingKey(this.options.source, record);
    rows.push(
      this.#row({
        kind: 'passed',
        asset_number,
        finding_key: keys.finding,
        occurrence_key: keys.occurrence,
        content: {},
      }),
    );
    return rows;
  }

  /** Number 0 is the asset that somebody named. */
  #numberOf(asset: ScannedAsset | undefined, rows: StagedRow[]): number {
    if (!asset?.identifiers.length && !this.options.asset)
      throw new InputError(
        'asset: the file does not say what was scanned; name the asset that it is about',
      );
    const content = asset?.identifiers.length
      ? { name: asset.name, identifiers: asset.identifiers, os: asset.os ?? '' }
      : { named: this.options.asset };
    const key = digestOf(content);
    const known = this.#assets.get(key);
    if (known !== undefined) return known;
    const asset_number = this.#assets.size;
    this.#assets.set(key, asset_number);
    rows.push(this.#row({ kind: 'asset', asset_number, content }));
    return asset_number;
  }

  #row(fields: Omit<StagedRow, 'id'>): StagedRow {
    return { id: this.#ids.next(), ...fields };
  }
}
