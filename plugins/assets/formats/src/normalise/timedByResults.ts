import type { ScanRecord } from '../record/ScanRecord';

/** Records of a scan, which was when the latest of its results was: for files that say no more of their time. */
export async function* timedByResults(
  records: AsyncIterable<ScanRecord>,
): AsyncGenerator<ScanRecord> {
  let endedAt: string | undefined;
  for await (const record of records) {
    const at = timeIn(record);
    if (at && !(endedAt && endedAt > at)) endedAt = at;
    yield record;
  }
  if (endedAt) yield { kind: 'scan', endedAt };
}

function timeIn(record: ScanRecord): string | undefined {
  if (record.kind === 'finding') return record.lastSeenAt;
  return record.kind === 'passed' ? record.checkedAt : undefined;
}
