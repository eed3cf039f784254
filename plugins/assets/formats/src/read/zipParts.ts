import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { ByteSource } from './ByteSource';
import { countBytes } from './countBytes';
import { ScanFileError } from './ScanFileError';
import type { ScanLimits } from './ScanLimits';

/** Folders, and what systems put beside the files that somebody packs. */
const BESIDE = /(?:^|\/)(?:__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini)?$/;

/** The members of a zip archive that hold something. Their names are shown to people and lead nowhere. */
export async function zipParts(
  path: string,
  limits: ScanLimits,
): Promise<ByteSource[]> {
  const entries = await withZip(path, zip => entriesOf(zip, limits));
  if (entries.length === 0)
    throw new ScanFileError('The zip archive has no files in it.');
  return entries.map(entry => ({
    name: entry.fileName,
    open: () =>
      countBytes(openMember(path, entry), entry.compressedSize, limits),
  }));
}

async function entriesOf(zip: ZipFile, limits: ScanLimits): Promise<Entry[]> {
  const entries: Entry[] = [];
  if (zip.entryCount > limits.parts)
    throw new ScanFileError(
      `The zip archive has more than ${limits.parts} files. Pack fewer.`,
    );
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted())
      throw new ScanFileError(
        `“${entry.fileName}” in the zip archive is encrypted. Pack it without a password.`,
      );
    if (entry.compressedSize > 0 && !BESIDE.test(entry.fileName))
      entries.push(entry);
    if (entries.length > limits.parts)
      throw new ScanFileError(
        `The zip archive has more than ${limits.parts} files. Pack fewer.`,
      );
  }
  return entries;
}

async function* openMember(
  path: string,
  entry: Entry,
): AsyncGenerator<Uint8Array> {
  const zip = await openPromise(path, { autoClose: false });
  try {
    yield* await zip.openReadStreamPromise(entry);
  } finally {
    zip.close();
  }
}

async function withZip<T>(
  path: string,
  use: (zip: ZipFile) => Promise<T>,
): Promise<T> {
  try {
    const zip = await openPromise(path, { autoClose: false });
    try {
      return await use(zip);
    } finally {
      zip.close();
    }
  } catch (error) {
    if (error instanceof ScanFileError) throw error;
    throw new ScanFileError(
      `The zip archive cannot be read: ${(error as Error).message}. Pack the report again.`,
    );
  }
}
