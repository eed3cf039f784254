import type { ByteSource } from './ByteSource';
import type { CsvRow } from './CsvRow';
import { decodeText } from './decodeText';
import type { FileHead } from './FileHead';
import { headOf } from './headOf';
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
  private constructor(
    readonly source: ByteSource,
    readonly head: FileHead,
    private readonly options: ScanFileOptions,
  ) {}

  static async of(
    source: ByteSource,
    options: ScanFileOptions,
  ): Promise<ScanFile> {
    return new ScanFile(source, await headOf(source), options);
  }

  /** The other files of its archive, for a format that reads archives. */
  async others(): Promise<ScanFile[]> {
    const { others = [], ...options } = this.options;
    return Promise.all(others.map(each => ScanFile.of(each, options)));
  }

  /** Says what is odd and where, such as `Row 12: the severity “Urgent” is unknown; it counts as Info`. */
  warn(message: string): void {
    this.options.warnings.add(message);
  }

  text(): AsyncGenerator<string> {
    return decodeText(this.source.open());
  }

  /** Elements at some paths (see `readXml`). */
  xml(paths: string[]): AsyncGenerator<XmlMatch> {
    return readXml(this.text(), paths, this.options.limits);
  }

  /**
   * Values at some paths (see `readJson`).
   *
   * @param assigned - whether a script may assign them to a name: `results = {…}`
   * @param alone - whether no second value may follow: what stands behind a report would be taken for a part of it
   */
  json(
    paths: string[],
    { assigned = false, alone = false } = {},
  ): AsyncGenerator<JsonMatch> {
    const text = assigned ? withoutAssignment(this.text()) : this.text();
    const { limits } = this.options;
    return readJson(text, paths, alone ? { ...limits, values: 1 } : limits);
  }

  /** Rows below the first row that is a header (see `readCsv`). */
  csv(isHeader: (cells: string[]) => boolean): AsyncGenerator<CsvRow> {
    const delimiter = this.head.delimiter ?? ',';
    return readCsv(this.text(), { delimiter, isHeader }, this.options.limits);
  }
}
