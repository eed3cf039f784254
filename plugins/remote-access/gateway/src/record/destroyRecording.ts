import { open, unlink, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { frameLayout } from '@wardroom/remote-access-common';
import { recordingPath } from './recordingPath';

/**
 * Deletes a recording. Its keys go first: they stand, wrapped, in the header, which is overwritten and forced to the
 * disk before the name is removed. What is left of the file on the disk can be opened by nobody, whatever became of it.
 *
 * @returns `found`: whether there was a file
 */
export async function destroyRecording(
  directory: string,
  wanted: { tenant: string; recording: string },
): Promise<{ found: boolean }> {
  const path = recordingPath(directory, wanted);
  const file = await open(path, 'r+').catch(error => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (!file) return { found: false };
  try {
    await overwriteHeader(file);
  } finally {
    await file.close();
  }
  await unlink(path);
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
  return { found: true };
}

async function overwriteHeader(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  const { magic, head, maxPayload } = frameLayout;
  // No header is longer, and of a damaged file nobody knows where it ends.
  const length = Math.min(size, magic.length + head + maxPayload);
  await file.write(new Uint8Array(length), 0, length, 0);
  await file.sync();
}
