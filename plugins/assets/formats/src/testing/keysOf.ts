import { findingKey } from '../key/findingKey';
import type { ReadRecord } from '../ScanReading';

/** By what the findings and assets of a file will be found again, sorted and each once. */
export function keysOf(source: string, records: ReadRecord[]): string[] {
  const keys = records.flatMap(each => {
    if (each.kind === 'asset') return JSON.stringify(each.asset.identifiers);
    if (each.kind !== 'finding') return [];
    const { finding } = each;
    const key = findingKey(source, finding);
    return JSON.stringify([key, finding.asset?.identifiers]);
  });
  return [...new Set(keys)].sort();
}
