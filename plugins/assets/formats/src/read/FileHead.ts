/** What a file begins with: the first 64 KB, decoded and looked at once for all formats. */
export type FileHead = {
  /** Decoded text, without byte order mark. */
  text: string;
  /** The root element, for XML. Names are without prefix. */
  xml?: {
    root: string;
    /** Namespace of the root, or empty. */
    namespace: string;
    attributes: Record<string, string>;
    /** Names of the first elements, in order of their start tags and at most 200. */
    elements: string[];
  };
  /** The first value as far as it goes, for JSON: what the 64 KB cut off is missing in it. */
  json?: unknown;
  /** Where the first value ends in the text, if it does. */
  jsonEnd?: number;
  /** Whether a second JSON value follows the first one. */
  jsonLines?: boolean;
  /** The first rows as cells, for text that is neither XML nor JSON. At most 30. */
  rows?: string[][];
  /** What parts the cells of `rows`. */
  delimiter?: string;
};
