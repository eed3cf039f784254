import { normaliseAsset } from './normalise/normaliseAsset';
import { cleanText } from './normalise/cleanText';
import { cleanValue } from './normalise/cleanValue';
import { normaliseFinding } from './normalise/normaliseFinding';
import { defaultScanLimits, type ScanLimits } from './read/ScanLimits';
import { ScanFile } from './read/ScanFile';
import { ScanFileError } from './read/ScanFileError';
import { unpack } from './read/unpack';
import { recogniseFormat } from './recogniseFormat';
import type { NormalFinding } from './record/NormalFinding';
import type {
  PassedRecord,
  ScanFacts,
  ScanRecord,
  StatementRecord,
  AssetRecord,
} from './record/ScanRecord';
import type { ScanFormat } from './ScanFormat';

const MOST_WARNINGS = 1000;

/** What goes on from the reader, one after the other. */
export type ReadRecord =
  | { kind: 'finding'; finding: NormalFinding }
  | AssetRecord
  | PassedRecord
  | StatementRecord;

export type ScanReadingOptions = {
  formats: readonly ScanFormat[];
  /** Id of the format, where somebody has said it. */
  format?: string;
  /** For messages. */
  name?: string;
  limits?: Partial<ScanLimits>;
};

/** One reading of one file, from what it begins with to its end. */
export class ScanReading {
  /** The first 1,000. */
  readonly warnings: string[] = [];
  /** How many there were in all. */
  warningCount = 0;
  /** What the file says of itself; complete when all records are read. */
  facts: Omit<ScanFacts, 'kind'> = {};

  private constructor(
    readonly format: ScanFormat,
    private readonly file: () => ScanFile,
  ) {}

  /**
   * Opens a file on disk and finds out its format.
   *
   * @throws ScanFileError where it is no report, packed too well, or nobody knows its format
   */
  static async open(
    path: string,
    options: ScanReadingOptions,
  ): Promise<ScanReading> {
    const limits = { ...defaultScanLimits, ...options.limits };
    const parts = await unpack(path, options.name ?? 'file', limits);
    const [first, ...others] = parts;
    let reading: ScanReading | undefined;
    const onWarning = (message: string) => reading?.warn(message);
    const file = await ScanFile.of(first, { limits, onWarning, others });
    const format = options.format
      ? named(options.format, options.formats)
      : recogniseFormat(file.head, options.formats);
    if (others.length > 0 && !format.readsArchives)
      throw new ScanFileError(
        `The archive has ${parts.length} files. Import them one by one.`,
      );
    reading = new ScanReading(format, () => file);
    return reading;
  }

  /** All records of the file, cleaned. Ends with an error where the file cannot be read to its end. */
  async *records(): AsyncGenerator<ReadRecord> {
    for await (const record of this.format.read(this.file())) {
      if (record.kind === 'scan') {
        const { kind, ...facts } = record;
        Object.assign(this.facts, withoutGaps(cleanValue(facts)));
      } else yield this.#cleaned(record);
    }
  }

  warn(message: string): void {
    this.warningCount += 1;
    if (this.warnings.length < MOST_WARNINGS)
      this.warnings.push(cleanText(message, 500));
  }

  #cleaned(record: Exclude<ScanRecord, ScanFacts>): ReadRecord {
    if (record.kind === 'finding') {
      const finding = normaliseFinding(record, each => this.warn(each));
      return { kind: 'finding', finding };
    }
    if (record.kind === 'asset')
      return { ...record, asset: normaliseAsset(record.asset) };
    const clean = cleanValue(record) as PassedRecord | StatementRecord;
    return clean.kind === 'passed' && clean.asset
      ? { ...clean, asset: normaliseAsset(clean.asset) }
      : clean;
  }
}

function named(id: string, formats: readonly ScanFormat[]): ScanFormat {
  const format = formats.find(each => each.id === id);
  if (format) return format;
  throw new ScanFileError(
    `format: “${id}” is not known. Known are ${formats.map(each => each.id).join(', ')}.`,
  );
}

function withoutGaps(facts: unknown): object {
  return Object.fromEntries(
    Object.entries(facts as object).filter(([, value]) => value !== undefined),
  );
}
