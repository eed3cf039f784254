import { networkHolds } from '../site/SiteRange';
import { NmapReport, ReportTooLarge } from './NmapReport';
import { nmapArguments } from './nmapArguments';
import type { ScanFault } from './ScanFault';
import type { ScanLimits } from './ScanOrder';
import type { ScanNews } from './ScanNews';
import type { ScanPart } from './ScanPart';
import { scanProfiles } from './scanProfiles';
import type { ScanType } from './ScanType';

/** Characters of one piece: whoever carries it has limits. */
const longestNews = 64 * 1024;

/** Runs Nmap once with these arguments. Resolves when it is gone; whether it ended well. */
export type RunNmap = (
  args: string[],
  run: { signal: AbortSignal; onText(text: string): Promise<void> },
) => Promise<boolean>;

/**
 * Runs Nmap for one part of a scan after the other and tells what they find as one report, up to its end. Time and size
 * have limits; a report that is not whole ends with a fault, and so does a scan of nothing but what is never scanned:
 * its empty report would read as if nobody were there.
 *
 * @param signal - ends it; its reason may be a `ScanFault`
 */
export async function runScan(
  scan: ScanLimits & { type: ScanType; parts: readonly ScanPart[] },
  run: RunNmap,
  {
    signal,
    tell,
  }: {
    signal: AbortSignal;
    tell(news: ScanNews): Promise<void>;
  },
): Promise<void> {
  if (leavesNothing(scan)) {
    await tell({ end: { fault: { reason: 'nothing-left' } } });
    return;
  }
  const limit = new AbortController();
  const late = setTimeout(
    () => limit.abort('too-long'),
    scanProfiles[scan.type].seconds * 1000,
  );
  const report = new NmapReport(scan.parts);
  const ending = AbortSignal.any([signal, limit.signal]);
  const onText = async (text: string) => {
    try {
      const added = report.push(text);
      const { percent } = report;
      for (let at = 0; at < added.length; at += longestNews) {
        await tell({ text: added.slice(at, at + longestNews), percent });
      }
      if (!added) await tell({ percent });
    } catch (error) {
      limit.abort(error instanceof ReportTooLarge ? 'too-large' : 'failed');
    }
  };
  try {
    for (const part of scan.parts) {
      const args = nmapArguments(scan, part);
      const good = await run(args, { signal: ending, onText });
      const whole = report.endPart();
      // Whatever ended it before is the reason.
      if (!good || !whole) limit.abort('failed');
      if (ending.aborted) break;
    }
  } catch {
    limit.abort('failed');
  } finally {
    clearTimeout(late);
  }
  await tell({ end: { fault: faultOf(signal, limit.signal) } });
}

function leavesNothing(
  scan: ScanLimits & { parts: readonly ScanPart[] },
): boolean {
  const { parts, exclude = [] } = scan;
  return parts.every(({ networks }) =>
    networks.every(network => exclude.some(one => networkHolds(one, network))),
  );
}

function faultOf(
  asked: AbortSignal,
  limit: AbortSignal,
): ScanFault | undefined {
  if (asked.aborted) return { reason: 'ended' };
  return limit.aborted ? { reason: limit.reason } : undefined;
}
