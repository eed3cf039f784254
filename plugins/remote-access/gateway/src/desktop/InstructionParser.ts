import { isAscii, isUtf8 } from 'node:buffer';
import { Instruction } from './Instruction';

const zero = 0x30;
const dot = 0x2e;
const comma = 0x2c;
const semicolon = 0x3b;

/** Most elements of one instruction: guacd itself takes no more. */
const mostElements = 128;
const mostDigits = 6;

/** The other side does not speak the Guacamole protocol. */
export class MalformedInstruction extends Error {}

/**
 * Takes a stream of bytes apart into instructions. Lengths are Unicode code points, and so the parser counts them in
 * UTF-8; whatever breaks the grammar, claims to be longer than allowed, or is not UTF-8 throws `MalformedInstruction`,
 * after which the stream is of no more use.
 */
export class InstructionParser {
  private rest: Buffer = Buffer.alloc(0);

  /** @param mostBytes - length of the longest instruction that is accepted */
  constructor(private readonly mostBytes: number) {}

  /** The instructions that are whole now. They are views of `bytes` where possible. */
  take(bytes: Buffer): Instruction[] {
    const all = this.rest.length ? Buffer.concat([this.rest, bytes]) : bytes;
    const found: Instruction[] = [];
    let from = 0;
    for (;;) {
      const next = this.read(all, from);
      if (!next) break;
      found.push(next);
      from += next.bytes.length;
    }
    const rest = all.subarray(from);
    if (rest.length > this.mostBytes) throw tooLong();
    // What is kept must not hold on to the network's buffer.
    this.rest = rest.length ? Buffer.from(rest) : Buffer.alloc(0);
    return found;
  }

  /** The instruction that starts here; undefined where its end is not there yet. */
  private read(all: Buffer, from: number): Instruction | undefined {
    const places: number[] = [];
    let at = from;
    for (;;) {
      const length = readLength(all, at);
      if (!length) return undefined;
      const end = endOfElement(all, length);
      if (end - from > this.mostBytes || length.points > this.mostBytes) {
        throw tooLong();
      }
      if (end < 0) return undefined;
      places.push(length.start - from, end - from);
      at = end + 1;
      if (all[end] === semicolon) break;
      if (all[end] !== comma) throw malformed('an element has no end');
      if (places.length >= 2 * mostElements) {
        throw malformed('too many elements');
      }
    }
    const bytes = all.subarray(from, at);
    if (!isUtf8(bytes)) throw malformed('this is not UTF-8');
    return new Instruction(bytes, places);
  }
}

type Length = { points: number; start: number };

function readLength(all: Buffer, from: number): Length | undefined {
  let points = 0;
  for (let at = from; at < all.length; at += 1) {
    const digit = all[at] - zero;
    if (all[at] === dot && at > from) return { points, start: at + 1 };
    if (digit < 0 || digit > 9) throw malformed('a length is no number');
    if (at - from >= mostDigits) throw tooLong();
    points = points * 10 + digit;
  }
  return undefined;
}

/** Where an element of so many code points ends; -1 where that, or the byte behind it, is not there yet. */
function endOfElement(all: Buffer, { points, start }: Length): number {
  const shortest = start + points;
  if (shortest >= all.length) return -1;
  // Pictures are base64: long, and a byte a character.
  if (points > 64 && isAscii(all.subarray(start, shortest))) return shortest;
  let at = start;
  for (let left = points; left > 0; left -= 1) {
    if (at >= all.length) return -1;
    at += widthOf(all[at]);
  }
  return at < all.length ? at : -1;
}

function widthOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

function malformed(what: string): MalformedInstruction {
  return new MalformedInstruction(`Not an instruction: ${what}`);
}

function tooLong(): MalformedInstruction {
  return malformed('it is longer than allowed');
}
