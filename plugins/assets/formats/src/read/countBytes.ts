import { ScanFileError } from './ScanFileError';
import type { ScanLimits } from './ScanLimits';

/** So much may come of any file before its ratio counts: small files are packed well. */
const FREE_BYTES = 10 * 1024 ** 2;

/**
 * Passes bytes on and throws where there are more than the limits allow, or where they cannot be unpacked.
 *
 * @param packedBytes - size of what they come from
 */
export async function* countBytes(
  bytes: AsyncIterable<Uint8Array>,
  packedBytes: number,
  limits: ScanLimits,
): AsyncGenerator<Uint8Array> {
  const most = Math.min(
    limits.bytes,
    Math.max(FREE_BYTES, packedBytes * limits.ratio),
  );
  let total = 0;
  try {
    for await (const chunk of bytes) {
      total += chunk.length;
      if (total > most) break;
      yield chunk;
    }
  } catch (error) {
    if (error instanceof ScanFileError) throw error;
    throw new ScanFileError(
      `The file cannot be unpacked: ${(error as Error).message}. Pack it again; it may have been cut off.`,
    );
  }
  if (total > most)
    throw new ScanFileError(
      `Unpacked, the file has more than ${most} bytes, which is more than reports have. Export a smaller part of it.`,
    );
}
