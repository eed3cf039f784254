import { behind } from './behind';
import type { ByteSource } from './ByteSource';
import type { CsvRow } from './CsvRow';
import { decodeText } from './decodeText';
import type { FileHead } from './FileHead';
import { headIn, headOf } from './headOf';
import type { JsonMatch } from './JsonMatch';
import { readCsv } from './readCsv';
import { readJson } from './readJson';
import { readXml, type XmlMatch } from './readXml';
import type { ScanLimits } from './ScanLimits';
import { withoutAssignment } from './withoutAssignment';

export type ScanFileOptions = {
  limits: ScanLimits;
  /** Takes what is odd and can be read. */
  warnings: { add(message: string): void };
  /** Members of the same archive. */
  others?: ByteSource[];
};

/** A file of a scanner, unpacked. It can be read several times, each time from its start. */
export class ScanFile {
  readonly #told = new Set<string>();

  /** @param start - how many characters are left out before it */
  private constructor(
    readonly source: ByteSource,
    readonly head: FileHead,
    private readonly options: ScanFileOptions & { start?: number },
  ) {}

  static async of(
    source: ByteSource,
    options: ScanFileOptions,
  ): Promise<ScanFile> {
    return new ScanFile(source, await headOf(source), options);
  }

  /** What is left of it behind its first characters. */
  from(start: number): ScanFile {
    const head = headIn(this.head.text.slice(start));
    return new ScanFile(this.source, head, { ...this.options, start });
  }

  /** The other files of its archive, for a format that reads archives. */
  async others(): Promise<ScanFile[]> {
    const { others = [], limits, warnings } = this.options;
    return Promise.all(
      others.map(each => ScanFile.of(each, { limits, warnings })),
    );
  }

  /** Says what is odd and where, such as `Row 12: the severity “Urgent” is unknown; it counts as Info`. */
  warn(message: string): void {
    this.options.warnings.add(message);
  }

  text(): AsyncGenerator<string> {
    const text = decodeText(this.source.open());
    const { start } = this.options;
    return start ? behind(text, start) : text;
  }

  /** Elements at some paths (see `readXml`). */
  xml(paths: string[]): AsyncGenerator<XmlMatch> {
    return readXml(this.text(), paths, this.options.limits);
  }

  /**
   * Values at some paths (see `readJson`).
   *
   * @param assigned - whether a script may assign them to a name: `results = {…}`
   * @param unopened - whether they are items of a list whose bracket is missing: `{…}, {…}`
   * @param alone - whether no second value may follow: what stands behind a report would be taken for a part of it
   */
  json(
    paths: string[],
    { assigned = false, unopened = false, alone = false } = {},
  ): AsyncGenerator<JsonMatch> {
    const text = assigned ? withoutAssignment(this.text()) : this.text();
    const { limits } = this.options;
    return readJson(unopened ? opened(text) : text, paths, {
      ...limits,
      ...(alone ? { values: 1 } : {}),
      warn: message => this.#warnOnce(message),
    });
  }

  /** Rows below the first row that is a header (see `readCsv`). */
  csv(isHeader: (cells: string[]) => boolean): AsyncGenerator<CsvRow> {
    const delimiter = this.head.delimiter ?? ',';
    return readCsv(this.text(), { delimiter, isHeader }, this.options.limits);
  }

  /** A file is read several times. */
  #warnOnce(message: string): void {
    if (!this.#told.has(message)) this.warn(message);
    this.#told.add(message);
  }
}

async function* opened(text: AsyncIterable<string>): AsyncGenerator<string> {
  yield '[';
  yield* text;
}
