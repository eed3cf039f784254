import type { ReadRecord, ScanReading } from './ScanReading';

/** What the program that reads files is asked, as JSON on its standard input. */
export type ScanQuestion = {
  /** Of the file on disk. */
  path: string;
  /** Of the file as people know it, for messages. */
  name: string;
  /** Id of the format, where somebody has said it. */
  format?: string;
  /** Files of code that each export one more format. */
  modules?: string[];
};

/** What it answers, a line of JSON each: first `begin`, last `end`; or `refused`, where the file cannot be read. */
export type ScanLine =
  | { kind: 'begin'; format: string }
  | { kind: 'progress'; percent: number }
  | ReadRecord
  | {
      kind: 'end';
      facts: ScanReading['facts'];
      warnings: string[];
      warningCount: number;
    }
  | { kind: 'refused'; reason: string };
