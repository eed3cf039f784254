import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import {
  TrailVerifier,
  type AuditKey,
  type Checkpoint,
  type TrailVerdict,
} from '@wardroom/audit-common';
import { nodeTrailCrypto } from './nodeTrailCrypto';

/** Lines of events have a kilobyte or so; what is longer than this is no trail and would only fill the memory. */
const LONGEST_LINE = 16 * 1024 * 1024;
const LINE_FEED = 10;

/**
 * Checks a trail file of any size, a piece at a time.
 *
 * @param options - `keys`: trusted ones; `anchors`: checkpoints kept from earlier; `onProgress`: gets the events so far
 */
export async function verifyTrailFile(
  path: string,
  options: {
    keys?: readonly AuditKey[];
    anchors?: readonly Checkpoint[];
    onProgress?: (events: number) => void;
  },
): Promise<TrailVerdict> {
  const { keys, anchors, onProgress } = options;
  const verifier = new TrailVerifier({
    crypto: nodeTrailCrypto,
    keys,
    anchors,
  });
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(path, {
    highWaterMark: 1 << 20,
  })) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    const end = bytes.lastIndexOf(LINE_FEED);
    if (end >= 0 && !addLines(verifier, bytes.subarray(0, end))) {
      return verifier.finish();
    }
    rest = bytes.subarray(end + 1);
    if (rest.length > LONGEST_LINE) break;
    onProgress?.(verifier.events);
  }
  if (rest.length > 0) verifier.refuse('The file ends in the middle of a line');
  return verifier.finish();
}

function addLines(verifier: TrailVerifier, bytes: Buffer): boolean {
  if (isUtf8(bytes)) {
    const lines = bytes.toString('utf8').split('\n');
    return lines.every(line => verifier.addLine(line));
  }
  for (let from = 0; from <= bytes.length;) {
    const next = bytes.indexOf(LINE_FEED, from);
    const line = bytes.subarray(from, next < 0 ? bytes.length : next);
    if (!isUtf8(line)) {
      // Decoded, such bytes would look like others: a change of them could pass unseen.
      verifier.refuse('A line holds bytes that are no text');
      return false;
    }
    if (!verifier.addLine(line.toString('utf8'))) return false;
    from += line.length + 1;
  }
  return true;
}
