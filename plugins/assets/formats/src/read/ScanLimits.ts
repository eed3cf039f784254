/** What one file may cost. Counted while it is read, since what a file says of itself may be a lie. */
export type ScanLimits = {
  /** Bytes after unpacking, of all parts together. */
  bytes: number;
  /** How many times larger than its file the unpacked content may be, once that is over 10 MB. */
  ratio: number;
  /** Files in an archive. */
  parts: number;
  /** Open elements, objects and lists. */
  depth: number;
  /** Characters of one piece of text, one cell or one name, and attributes of one element. */
  textLength: number;
  attributes: number;
  /** Elements, objects, lists and scalars of one record. */
  nodes: number;
  /** Values of JSON that may follow each other; any number where it is left out. */
  values?: number;
};

export const defaultScanLimits: ScanLimits = {
  bytes: 2 * 1024 ** 3,
  ratio: 200,
  parts: 1000,
  depth: 128,
  textLength: 16 * 1024 ** 2,
  attributes: 500,
  nodes: 1_000_000,
};
