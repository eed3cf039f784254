import type { StoredScanRun } from './ScanRunReader';

/** What the record says of a scan, whatever happens to it. */
export function scanRunFacts(run: StoredScanRun) {
  const { tenant, id, scanner, type, schedule } = run;
  return { tenant, object: id, scanner, type, schedule: schedule?.name };
}

/** What a scan looks at, in a few words. */
export function wordsOfTargets({
  targets: { assets, ranges },
  type,
}: Pick<StoredScanRun, 'targets' | 'type'>): string {
  const some = [
    ...(assets.length > 0 ? [numberOf(assets.length, 'asset')] : []),
    ...ranges.slice(0, 5),
    ...(ranges.length > 5 ? [`${ranges.length - 5} more`] : []),
  ];
  if (some.length > 0) return some.join(', ');
  return type === 'critical' ? 'all critical assets' : 'all assets';
}

function numberOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
