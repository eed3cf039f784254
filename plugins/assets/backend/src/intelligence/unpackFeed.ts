import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FeedFault } from './FeedFault';

/** Bytes at most. */
export type FeedLimits = { packed: number; unpacked: number };

// The longer list has 3 MB of gzip and 12 MB of text.
const usualLimits: FeedLimits = {
  packed: 32 * 1024 * 1024,
  unpacked: 64 * 1024 * 1024,
};

/**
 * The text of a list, piece by piece, unpacked where it is gzip, whatever it calls itself. A bomb ends at the limit, and
 * never lies unpacked in memory.
 */
export async function* unpackFeed(
  bytes: AsyncIterable<Uint8Array>,
  limits: FeedLimits = usualLimits,
): AsyncGenerator<Uint8Array> {
  const counted = atMost(bytes, limits.packed);
  const first = await counted.next();
  if (first.done) throw new FeedFault('The file is empty');
  const whole = beginningWith(first.value, counted);
  const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
  if (!isGzip) {
    yield* atMost(whole, limits.unpacked);
    return;
  }
  const packed = Readable.from(whole, { objectMode: false });
  const gunzip = createGunzip();
  packed.on('error', error => gunzip.destroy(error)).pipe(gunzip);
  try {
    yield* atMost(gunzip, limits.unpacked);
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (!code?.startsWith('Z_')) throw error;
    throw new FeedFault(`The file is cut off or broken: ${message}`);
  } finally {
    packed.destroy();
    gunzip.destroy();
  }
}

async function* atMost(
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > limit) {
      throw new FeedFault(
        `The file is larger than ${Math.round(limit / 1024 / 1024)} MB, which no such list is`,
      );
    }
    if (piece.length > 0) yield piece;
  }
}

async function* beginningWith(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
) {
  yield first;
  yield* rest;
}
