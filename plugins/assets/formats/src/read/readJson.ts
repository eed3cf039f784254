import type { JsonMatch } from './JsonMatch';
import { JsonPath } from './JsonPath';
import { JsonScanner } from './JsonScanner';
import type { ScanLimits } from './ScanLimits';

export type JsonOptions = ScanLimits & {
  /** Takes what is odd and can be read. */
  warn?(message: string): void;
};

/**
 * Reads JSON piece by piece and yields the values at some paths, in order of their ends. Several values may follow each
 * other (JSON lines): paths are those of each. Lines behind a value that are none are left out. `__proto__` is a field like any other.
 */
export async function* readJson(
  text: AsyncIterable<string>,
  paths: string[],
  options: JsonOptions,
): AsyncGenerator<JsonMatch> {
  const scanner = new JsonScanner(
    paths.map(path => new JsonPath(path)),
    options,
  );
  try {
    for await (const piece of text) {
      scanner.push(piece);
      yield* scanner.found.splice(0);
    }
    scanner.end();
  } catch (error) {
    // What stands whole before a fault comes first: what is read does not depend on how the text was cut.
    yield* scanner.found.splice(0);
    throw error;
  }
  yield* scanner.found.splice(0);
  for (const each of scanner.odd) options.warn?.(each);
}
