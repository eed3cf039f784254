import type { FileHead } from './read/FileHead';
import type { ScanFile } from './read/ScanFile';
import type { ScanRecord } from './record/ScanRecord';

/** A kind of file that scanners write. One file of code for each; `scanFormatSuite` checks what is promised here. */
export type ScanFormat = {
  /** Stands in stored rows and in the keys of findings, and never changes: `nessus`. */
  id: string;
  /** For people: `Tenable Nessus`. */
  title: string;
  /** Raised when the same file comes to mean something else. */
  version: number;
  /**
   * How sure it is, from 0 to 1, that a file is its own: 1 for what no other format has, 0.5 for what some have. Sees
   * what the file begins with and never its name.
   */
  recognise(head: FileHead): number;
  /** Whether several files in one zip archive may be one report. Others are refused. */
  readsArchives?: boolean;
  /**
   * Reads the file as it comes, and holds no more of it than one record. Unknown fields go into `raw`. What is odd but
   * can be read costs a warning (`file.warn`); what cannot be read throws `ScanFileError`.
   */
  read(file: ScanFile): AsyncIterable<ScanRecord>;
};
