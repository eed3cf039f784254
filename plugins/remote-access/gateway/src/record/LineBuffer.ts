import { isAscii } from 'node:buffer';
import { frameLayout } from '@wardroom/remote-access-common';

const smallest = 4 * 1024;
const largest = frameLayout.maxChunk;
const mostSpare = 8;

/** How a byte stands in a JSON string: 0 as it is, 1 as `\u00..`, else behind a backslash as this letter. */
const escapes = new Uint8Array(256);
escapes.fill(1, 0, 32);
escapes[0x7f] = 1;
for (const [byte, letter] of Object.entries({
  8: 'b',
  9: 't',
  10: 'n',
  12: 'f',
  13: 'r',
  34: '"',
  92: '\\',
})) {
  escapes[Number(byte)] = letter.charCodeAt(0);
}
const hex = Buffer.from('0123456789abcdef');
const backslash = 92;

/** Large buffers that were used up, for the next one who needs one: whoever prints megabytes needs hundreds. */
const spare: Buffer[] = [];

/**
 * Collects the lines of one chunk as bytes. Output is escaped as it is copied; only where it is plain text it becomes a
 * string in between. Together that halves what recording costs.
 */
export class LineBuffer {
  private bytes = Buffer.allocUnsafeSlow(smallest);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Whether this many more bytes fit, each escaped in the longest way. */
  fits(count: number): boolean {
    return this.#length + count * 6 + 64 <= largest;
  }

  text(text: string): void {
    this.reserve(text.length * 3);
    this.#length += this.bytes.write(text, this.#length);
  }

  /** Bytes of valid UTF-8, as they stand inside of a JSON string. */
  escaped(source: Buffer): void {
    this.reserve(source.length * 6);
    if (isPlain(source)) {
      const quoted = JSON.stringify(source.toString('latin1'));
      const text = quoted.slice(1, -1);
      this.#length += this.bytes.write(text, this.#length, 'latin1');
      return;
    }
    const { bytes } = this;
    let at = this.#length;
    for (let i = 0; i < source.length; i += 1) {
      const byte = source[i];
      const escape = escapes[byte];
      if (escape === 0) {
        bytes[at++] = byte;
      } else if (escape === 1) {
        at = writeUnicode(bytes, at, byte);
      } else {
        bytes[at++] = backslash;
        bytes[at++] = escape;
      }
    }
    this.#length = at;
  }

  /** What was collected. Give it back with `release` when it is used up; this starts anew. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.#length);
    // Much was printed: more will come.
    const large = this.#length > largest / 4;
    this.bytes = large
      ? (spare.pop() ?? Buffer.allocUnsafeSlow(largest))
      : Buffer.allocUnsafeSlow(smallest);
    this.#length = 0;
    return taken;
  }

  /** A taken buffer is not needed any more. */
  static release(taken: Buffer): void {
    if (taken.buffer.byteLength === largest && spare.length < mostSpare) {
      spare.push(Buffer.from(taken.buffer));
    }
  }

  private reserve(count: number): void {
    let size = this.bytes.length;
    while (size < this.#length + count && size < largest) size *= 2;
    if (size === this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(size);
    this.bytes.copy(larger, 0, 0, this.#length);
    this.bytes = larger;
  }
}

/** Text without colours and other alphabets: what is printed in megabytes, which the engine itself escapes fastest. */
function isPlain(source: Buffer): boolean {
  return isAscii(source) && !source.includes(0x1b) && !source.includes(0x7f);
}

function writeUnicode(bytes: Buffer, from: number, value: number): number {
  let at = from;
  bytes[at++] = backslash;
  bytes[at++] = 0x75;
  bytes[at++] = 0x30;
  bytes[at++] = 0x30;
  bytes[at++] = hex[value >> 4];
  bytes[at++] = hex[value & 15];
  return at;
}
