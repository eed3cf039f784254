import type { JsonMatch } from '../read/JsonMatch';
import type { XmlMatch } from '../read/readXml';
import type { ScanFile } from '../read/ScanFile';

/**
 * A file in which records that stand beside each other come in the opposite order: items of one list, elements of one
 * name in one element, rows of a table.
 */
export function inOtherOrder(file: ScanFile): ScanFile {
  return Object.create(file, {
    json: {
      value: (...how: Parameters<ScanFile['json']>) =>
        turned(file.json(...how), areItems),
    },
    xml: {
      value: (...how: Parameters<ScanFile['xml']>) =>
        turned(file.xml(...how), areSiblings),
    },
    csv: {
      value: (...how: Parameters<ScanFile['csv']>) =>
        turned(file.csv(...how), () => true),
    },
  }) as ScanFile;
}

function areItems(one: JsonMatch, other: JsonMatch): boolean {
  const listOf = ({ path, place }: JsonMatch) =>
    JSON.stringify([path, place.slice(0, -1)]);
  return listOf(one) === listOf(other);
}

/** Start tags stay where they are: what comes next is in them. */
function areSiblings(one: XmlMatch, other: XmlMatch): boolean {
  return (
    one.path === other.path &&
    !one.path.endsWith('/@') &&
    one.parents.at(-1) === other.parents.at(-1)
  );
}

async function* turned<T>(
  records: AsyncIterable<T>,
  areBeside: (one: T, other: T) => boolean,
): AsyncGenerator<T> {
  let beside: T[] = [];
  for await (const record of records) {
    if (beside.length > 0 && !areBeside(beside[0], record)) {
      yield* beside.reverse();
      beside = [];
    }
    beside.push(record);
  }
  yield* beside.reverse();
}
