import { isUtf8 } from 'node:buffer';

const none = Buffer.alloc(0);

/**
 * Makes whole UTF-8 text of output that comes in any pieces: a character that is cut in two waits for its rest, and
 * bytes that are no UTF-8 become the replacement character.
 */
export class Utf8Splitter {
  private rest: Buffer = none;

  take(piece: Buffer): Buffer {
    const bytes = this.rest.length ? Buffer.concat([this.rest, piece]) : piece;
    const end = bytes.length - cutLength(bytes);
    // A copy: the rest is short, and the piece is not to be kept for it.
    this.rest = end === bytes.length ? none : Buffer.from(bytes.subarray(end));
    const whole = bytes.subarray(0, end);
    return isUtf8(whole) ? whole : Buffer.from(whole.toString('utf8'));
  }
}

/** How many bytes at the end begin a character that is not complete. */
function cutLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      return back < lengthOf(byte) ? back : 0;
    }
  }
  return 0;
}

/** Bytes of the character that begins with this one. */
function lengthOf(first: number): number {
  if (first >= 0xf0) return 4;
  return first >= 0xe0 ? 3 : 2;
}
