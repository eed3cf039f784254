import type { ByteSource } from '../read/ByteSource';

const PIECE = 1000;

/** Bytes as they come from a file, in small pieces that cut letters and words. */
export function sourceOf(content: string | Uint8Array): ByteSource {
  const bytes = Buffer.from(content);
  return {
    name: 'sample',
    async *open() {
      for (let at = 0; at < bytes.length; at += PIECE)
        yield bytes.subarray(at, at + PIECE);
    },
  };
}
