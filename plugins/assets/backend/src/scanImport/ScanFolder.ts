import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A file on disk, for as long as it is read. */
export type ScanFile = {
  path: string;
  sha256: string;
  remove(): Promise<void>;
};

/** Where files lie while they are read, for this process's user alone. */
export class ScanFolder {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
    mkdirSync(path, { recursive: true, mode: 0o700 });
    this.clear();
  }

  /** Writes a file of pieces, in a folder of its own. */
  async write(pieces: AsyncIterable<Buffer>): Promise<ScanFile> {
    const folder = await mkdtemp(join(this.#path, `${process.pid}-`));
    const remove = () => rm(folder, { recursive: true, force: true });
    const path = join(folder, 'report');
    const hash = createHash('sha256');
    try {
      const file = await open(path, 'wx', 0o600);
      try {
        for await (const piece of pieces) {
          hash.update(piece);
          await file.writeFile(piece);
        }
      } finally {
        await file.close();
      }
      return { path, sha256: hash.digest('hex'), remove };
    } catch (error) {
      await remove();
      throw error;
    }
  }

  /** Removes what processes left that are gone; called when this one has written nothing yet. */
  clear(): void {
    for (const name of readdirSync(this.#path)) {
      const pid = Number(name.split('-')[0]);
      if (pid === process.pid || !isAlive(pid))
        rmSync(join(this.#path, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
