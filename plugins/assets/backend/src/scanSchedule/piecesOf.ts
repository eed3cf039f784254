import type { Readable } from 'node:stream';
import { InputError } from '@backstage/errors';

const PIECE_BYTES = 1024 * 1024;

/** A report in pieces of about 1 MiB, as imports take them. */
export async function* piecesOf(
  file: Readable,
  maxBytes: number,
): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let size = 0;
  let total = 0;
  for await (const chunk of file) {
    const bytes = Buffer.from(chunk);
    total += bytes.length;
    if (total > maxBytes) {
      throw new InputError(
        `The report is larger than ${Math.floor(maxBytes / PIECE_BYTES)} MiB: scan fewer targets at once`,
      );
    }
    chunks.push(bytes);
    size += bytes.length;
    if (size < PIECE_BYTES) continue;
    yield Buffer.concat(chunks);
    [chunks, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(chunks);
}
