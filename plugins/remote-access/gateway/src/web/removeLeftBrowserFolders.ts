import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Removes the folders of browsers whose gateway is gone: it was killed, and they with it. */
export async function removeLeftBrowserFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(/^wardroom-web-(\d+)-/.exec(name)?.[1]);
    if (!pid || isRunning(pid)) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's: it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
