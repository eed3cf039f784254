import type { ScanFormat } from '../ScanFormat';
import { ScanReading, type ReadRecord } from '../ScanReading';
import type { ScanLimits } from '../read/ScanLimits';
import { allOf } from './allOf';
import { sourceOf } from './sourceOf';

export type Read = Pick<ScanReading, 'format' | 'facts' | 'warnings'> & {
  records: ReadRecord[];
};

/** Reads bytes as a file that somebody imports. */
export async function readBytes(
  content: string | Uint8Array,
  formats: readonly ScanFormat[],
  options: { format?: string; limits?: Partial<ScanLimits> } = {},
): Promise<Read> {
  const reading = await ScanReading.of([sourceOf(content)], {
    formats,
    ...options,
  });
  const records = await allOf(reading.records());
  const { format, facts, warnings } = reading;
  return { format, facts, warnings, records };
}
