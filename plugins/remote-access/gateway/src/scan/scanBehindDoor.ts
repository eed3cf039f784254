import {
  MessageLines,
  ScanNews,
  siteDoor,
  type DoorRefusal,
  type ScanFault,
  type ScanWish,
} from '@wardroom/remote-access-common';
import { DialFailure } from '../dial/DialFailure';
import { DoorFailure, openSiteDoor } from '../dial/openSiteDoor';

/**
 * Has the connector scan its site, from inside the customer's network. Leaving the door ends the scan, and so does a door
 * that is shut meanwhile: a report that only stops is not whole.
 */
export async function scanBehindDoor(
  door: string,
  { type, targets, ports, packetsPerSecond, exclude }: ScanWish,
  {
    signal,
    tell,
  }: { signal: AbortSignal; tell(news: ScanNews): Promise<void> },
): Promise<void> {
  let over = false;
  try {
    const { stream } = await openSiteDoor(door, siteDoor.scanRequest, signal);
    const leave = () => stream.destroy();
    signal.addEventListener('abort', leave, { once: true });
    try {
      stream.setEncoding('utf8');
      const limits = { packetsPerSecond, exclude };
      stream.write(MessageLines.line({ type, targets, ports, ...limits }));
      const lines = new MessageLines();
      for await (const text of stream) {
        for (const line of lines.push(String(text))) {
          const news = ScanNews.parse(line);
          over ||= news.end !== undefined;
          await tell(news);
        }
      }
    } finally {
      signal.removeEventListener('abort', leave);
      stream.destroy();
    }
    if (!over) await tell({ end: { fault: { reason: 'site-down' } } });
  } catch (error) {
    const reason = signal.aborted ? 'ended' : reasonOf(error);
    if (!over) await tell({ end: { fault: { reason } } });
  }
}

const refusals: Partial<Record<DoorRefusal, ScanFault['reason']>> = {
  'no-scans': 'no-scanner',
  // An earlier connector does not know what a scan is.
  'bad-request': 'no-scanner',
  'site-down': 'site-down',
};

function reasonOf(error: unknown): ScanFault['reason'] {
  if (error instanceof DoorFailure) return refusals[error.refusal] ?? 'failed';
  if (!(error instanceof DialFailure)) return 'site-down';
  return error.reason === 'connector-lost' ? 'connector-lost' : 'site-down';
}
