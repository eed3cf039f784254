import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScanFormat } from '../ScanFormat';
import { ScanReading, type ReadRecord } from '../ScanReading';
import type { ScanLimits } from '../read/ScanLimits';

export type Read = Pick<
  ScanReading,
  'format' | 'facts' | 'warnings' | 'warningCount'
> & { records: ReadRecord[] };

/** Reads bytes as a file that somebody imports. */
export async function readBytes(
  content: string | Uint8Array,
  formats: readonly ScanFormat[],
  options: { format?: string; limits?: Partial<ScanLimits> } = {},
): Promise<Read> {
  const folder = await mkdtemp(join(tmpdir(), 'wardroom-scan-'));
  try {
    const path = join(folder, 'report');
    await writeFile(path, content);
    const reading = await ScanReading.open(path, { formats, ...options });
    const records: ReadRecord[] = [];
    for await (const record of reading.records()) records.push(record);
    const { format, facts, warnings, warningCount } = reading;
    return { format, facts, warnings, warningCount, records };
  } finally {
    await rm(folder, { recursive: true });
  }
}
