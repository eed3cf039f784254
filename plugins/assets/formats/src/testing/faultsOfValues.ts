import { ScanFileError } from '../read/ScanFileError';
import type { ScanFormat } from '../ScanFormat';
import { faultOfRecord } from './faultOfRecord';
import { otherValues } from './otherValues';
import { readBytes } from './readBytes';

/**
 * What is wrong in how a format reads a file in which one value is another than it should be: any end but a clear error,
 * and any record that cannot be kept.
 */
export async function faultsOfValues(
  format: ScanFormat,
  content: string,
): Promise<string[]> {
  const faults: string[] = [];
  for await (const { what, content: other } of otherValues(content)) {
    const fault = await faultOf(format, other);
    if (fault) faults.push(`${what}: ${fault}`);
  }
  return faults;
}

async function faultOf(
  format: ScanFormat,
  content: string,
): Promise<string | undefined> {
  try {
    const options = { format: format.id };
    const { records } = await readBytes(content, [format], options);
    return records.map(faultOfRecord).find(Boolean);
  } catch (error) {
    if (error instanceof ScanFileError) return undefined;
    return (error as Error).stack?.split('\n').slice(0, 3).join(' ');
  }
}
