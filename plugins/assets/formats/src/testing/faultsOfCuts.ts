import { headOf } from '../read/headOf';
import { ScanFileError } from '../read/ScanFileError';
import type { ScanFormat } from '../ScanFormat';
import { keysOf } from './keysOf';
import { readBytes } from './readBytes';
import { sourceOf } from './sourceOf';

/**
 * What is wrong in how a format reads a file that is cut off: any end but a clear error or, where what is left is a whole
 * file (lines of a table, a value of JSON on each line), fewer of the same records.
 *
 * @param times - at how many places, which are at random and the same ones in each run
 */
export async function faultsOfCuts(
  format: ScanFormat,
  content: string,
  times: number,
): Promise<string[]> {
  const bytes = Buffer.from(content);
  const read = (part: Uint8Array) =>
    readBytes(part, [format], { format: format.id });
  const whole = await read(bytes);
  const keys = new Set(keysOf(format.id, whole.records));
  const isTable = (await headOf(sourceOf(content))).rows !== undefined;

  const faultOf = async (at: number): Promise<string | undefined> => {
    const outcome = await read(bytes.subarray(0, at)).catch(
      (error: Error) => error,
    );
    if (outcome instanceof ScanFileError) return undefined;
    if (outcome instanceof Error) return outcome.stack ?? outcome.message;
    if (outcome.records.length > whole.records.length) return 'more records';
    const others = keysOf(format.id, outcome.records).filter(
      key => !keys.has(key),
    );
    // Nobody can see that the last cell of a table was longer.
    const around = bytes.toString('latin1', Math.max(0, at - 1), at + 1);
    const isInCell = isTable && !/[\r\n]/.test(around);
    return others.length > 0 && !isInCell ? others.join() : undefined;
  };

  const faults = await Promise.all(
    placesIn(bytes.length, times).map(async at => {
      const fault = await faultOf(at);
      return fault === undefined ? [] : [`cut off at ${at}: ${fault}`];
    }),
  );
  return faults.flat();
}

/** Places in a file, one in each of so many parts of it. */
function placesIn(length: number, times: number): number[] {
  let state = length + 1;
  return Array.from({ length: times }, (_, part) => {
    state = (state * 48271) % 2147483647;
    return Math.floor((length * (part + state / 2147483647)) / times);
  });
}
