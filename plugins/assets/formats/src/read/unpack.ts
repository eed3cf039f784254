import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import type { ByteSource } from './ByteSource';
import { countBytes } from './countBytes';
import { ScanFileError } from './ScanFileError';
import type { ScanLimits } from './ScanLimits';
import { zipParts } from './zipParts';

type Packing = {
  name: string;
  magic: number[];
  unpack?: (packed: NodeJS.ReadableStream) => AsyncIterable<Uint8Array>;
};

const PACKINGS: Packing[] = [
  {
    name: 'gzip',
    magic: [0x1f, 0x8b],
    unpack: packed => packed.pipe(createGunzip()),
  },
  {
    name: 'zstd',
    magic: [0x28, 0xb5, 0x2f, 0xfd],
    unpack: packed => packed.pipe(createZstdDecompress()),
  },
  { name: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { name: 'bzip2', magic: [0x42, 0x5a, 0x68] },
  { name: '7z', magic: [0x37, 0x7a, 0xbc, 0xaf] },
];

const ZIP = [0x50, 0x4b];

/**
 * The files in a file: itself, what is in a gzip or zstd file, or the members of a zip archive. They are unpacked while
 * they are read, and nothing is written. Archives in archives stay packed, and no format knows them.
 *
 * @param path - of a file on disk
 */
export async function unpack(
  path: string,
  name: string,
  limits: ScanLimits,
): Promise<ByteSource[]> {
  const { size } = await stat(path);
  const start = await firstBytes(path);
  if (begins(start, ZIP)) return zipParts(path, limits);
  const packing = PACKINGS.find(({ magic }) => begins(start, magic));
  if (packing && !packing.unpack)
    throw new ScanFileError(
      `The file is packed with ${packing.name}. Unpack it, or pack it with gzip or zip.`,
    );
  const bytes = () => {
    const file = createReadStream(path);
    return packing?.unpack ? packing.unpack(file) : file;
  };
  return [{ name, open: () => countBytes(bytes(), size, limits) }];
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function begins(start: Uint8Array, magic: number[]): boolean {
  return magic.every((byte, at) => start[at] === byte);
}
