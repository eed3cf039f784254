import { randomFillSync } from 'node:crypto';
import { chmod, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file that only its owner may read (0400), whole or not at all: it gets its name when its bytes are on disk.
 */
export async function storeSecretFile(
  path: string,
  bytes: Uint8Array,
): Promise<void> {
  const half = `${path}.${process.pid}.part`;
  const file = await open(half, 'wx', 0o400);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(half, path);
  await syncDirectory(dirname(path));
}

/** End of the name of a secret file that is being destroyed. */
export const destroyedEnding = '.destroyed';

/**
 * Removes such a file for good. It loses its name first, so that a crash leaves nothing that looks like a key, and its
 * bytes are overwritten. File systems and disks may keep copies that no program can reach: whoever must be sure of
 * those encrypts the disk.
 */
export async function destroySecretFile(path: string): Promise<void> {
  const condemned = path.endsWith(destroyedEnding)
    ? path
    : `${path}${destroyedEnding}`;
  if (condemned !== path) await rename(path, condemned);
  await chmod(condemned, 0o600);
  const file = await open(condemned, 'r+');
  try {
    const { size } = await file.stat();
    await file.write(randomFillSync(Buffer.alloc(size)), 0, size, 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await rm(condemned);
  await syncDirectory(dirname(path));
}

/** Makes the names in a directory durable. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** Throws where others than the owner may read a file. */
export async function refuseReadableByOthers(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o077) === 0 || process.platform === 'win32') return;
  throw new Error(
    `${path} can be read by other users of this machine: set its mode to 0400 and consider its key as known to them`,
  );
}
