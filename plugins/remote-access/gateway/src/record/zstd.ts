import { promisify } from 'node:util';
import { constants, zstdCompressSync, zstdDecompress } from 'node:zlib';

const decompress = promisify(zstdDecompress);
const params = { [constants.ZSTD_c_compressionLevel]: 1 };

/** Compression of recordings. Level 1: terminal text gains little from more. */
export const zstd = {
  compress: (bytes: Uint8Array): Uint8Array =>
    zstdCompressSync(bytes, { params }),
  /** Refuses to give more than `maxLength` bytes. */
  decompress: (bytes: Uint8Array, maxLength: number): Promise<Uint8Array> =>
    decompress(bytes, { maxOutputLength: maxLength }),
};
