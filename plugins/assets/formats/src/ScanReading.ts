import { normaliseAsset } from './normalise/normaliseAsset';
import { cleanValue } from './normalise/cleanValue';
import { normaliseFinding } from './normalise/normaliseFinding';
import { normalisePassed } from './normalise/normalisePassed';
import { normaliseStatement } from './normalise/normaliseStatement';
import { defaultScanLimits, type ScanLimits } from './read/ScanLimits';
import type { ByteSource } from './read/ByteSource';
import { documentStarts } from './read/documentStarts';
import { headOf } from './read/headOf';
import { ScanFile } from './read/ScanFile';
import { ScanFileError } from './read/ScanFileError';
import { unpack } from './read/unpack';
import { guessFormats, recogniseFormat, SURE } from './recogniseFormat';
import type { NormalFinding } from './normalise/NormalFinding';
import type {
  Coverage,
  PassedRecord,
  ScanFacts,
  ScanRecord,
  StatementRecord,
  AssetRecord,
} from './record/ScanRecord';
import type { ScanFormat } from './ScanFormat';
import { Warnings } from './Warnings';

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
  /** What the file says of itself; complete when all records are read. */
  facts: Omit<ScanFacts, 'kind'> = {};

  private constructor(
    readonly format: ScanFormat,
    private readonly file: ScanFile,
    readonly warnings: Warnings,
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
    return ScanReading.of(parts, options);
  }

  /** The same for what is unpacked: one file, or several of one archive. */
  static async of(
    parts: ByteSource[],
    options: ScanReadingOptions,
  ): Promise<ScanReading> {
    const limits = { ...defaultScanLimits, ...options.limits };
    const warnings = new Warnings();
    const at = options.format ? 0 : await firstKnown(parts, options.formats);
    const others = parts.filter((_, index) => index !== at);
    const whole = await ScanFile.of(parts[at], { limits, warnings, others });
    const said = options.format
      ? named(options.format, options.formats)
      : undefined;
    const file = withoutWords(whole, said ? [said] : options.formats);
    const format = said ?? recogniseFormat(file.head, options.formats);
    if (others.length > 0 && !format.readsArchives)
      throw new ScanFileError(
        `The archive has ${parts.length} files. Import them one by one.`,
      );
    return new ScanReading(format, file, warnings);
  }

  /** All records of the file, cleaned. Ends with an error where the file cannot be read to its end. */
  async *records(): AsyncGenerator<ReadRecord> {
    for await (const record of this.format.read(this.file)) {
      if (record.kind === 'scan') {
        const { kind, ...facts } = record;
        const said = withoutGaps(cleanValue(facts));
        Object.assign(this.facts, said, timesOf([this.facts, said]));
      } else yield this.#cleaned(record);
    }
  }

  #cleaned(record: Exclude<ScanRecord, ScanFacts>): ReadRecord {
    if (record.kind === 'finding') {
      const finding = normaliseFinding(record, each => this.warnings.add(each));
      return { kind: 'finding', finding };
    }
    if (record.kind === 'asset') {
      const whole = { ...record, asset: normaliseAsset(record.asset) };
      return record.coverage
        ? { ...whole, coverage: cleanValue(record.coverage) as Coverage }
        : whole;
    }
    if (record.kind === 'statement') return normaliseStatement(record);
    return normalisePassed(record);
  }
}

/** So many files of an archive are looked at for one whose format is known. */
const LOOKED_AT = 20;

/** Number of the first file that some format claims: what lies beside it may be an error that was stored, or a note. */
async function firstKnown(
  parts: ByteSource[],
  formats: readonly ScanFormat[],
): Promise<number> {
  if (parts.length === 1) return 0;
  for (const [at, part] of parts.slice(0, LOOKED_AT).entries())
    if (guessFormats(await headOf(part), formats).length > 0) return at;
  return 0;
}

/**
 * A file without the lines that a program has printed before its report. Only where no format knows the whole, and one is
 * sure of what comes behind.
 */
function withoutWords(
  file: ScanFile,
  formats: readonly ScanFormat[],
): ScanFile {
  const { text, xml, json, jsonEnd } = file.head;
  const isOther = Boolean(xml) || (json !== undefined && !jsonEnd);
  if (isOther || guessFormats(file.head, formats).length > 0) return file;
  for (const start of documentStarts(text, jsonEnd)) {
    const rest = file.from(start);
    const [guess] = guessFormats(rest.head, formats);
    if (!guess || guess.confidence < SURE) continue;
    const words = text.trim().split('\n')[0].slice(0, 100);
    file.warn(`What stands before the report is left out: “${words.trim()}”`);
    return rest;
  }
  return file;
}

function named(id: string, formats: readonly ScanFormat[]): ScanFormat {
  const format = formats.find(each => each.id === id);
  if (format) return format;
  throw new ScanFileError(
    `format: “${id}” is not known. Known are ${formats.map(each => each.id).join(', ')}.`,
  );
}

function withoutGaps(facts: unknown): ScanReading['facts'] {
  return Object.fromEntries(
    Object.entries(facts as object).filter(([, value]) => value !== undefined),
  );
}

/** Several scans in one file begin with the first and end with the last, in whatever order they stand. */
function timesOf(scans: ScanReading['facts'][]): ScanReading['facts'] {
  const started = scans.flatMap(({ startedAt }) => startedAt ?? []).sort();
  const ended = scans.flatMap(({ endedAt }) => endedAt ?? []).sort();
  return withoutGaps({ startedAt: started[0], endedAt: ended.at(-1) });
}
