import { execFileSync } from 'node:child_process';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** A file system of a few megabytes in memory, which a test can fill. */
export class SmallDisk {
  private constructor(readonly path: string) {}

  static async mount(path: string, megabytes: number): Promise<SmallDisk> {
    await mkdir(path, { recursive: true });
    const size = `size=${megabytes}m`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'wardroom-test', path]);
    return new SmallDisk(path);
  }

  unmount(): void {
    execFileSync('umount', ['--lazy', this.path]);
  }

  /** From now on nothing can be written, or everything again. */
  protect(isProtected: boolean): void {
    const mode = isProtected ? 'ro' : 'rw';
    execFileSync('mount', ['-o', `remount,${mode}`, this.path]);
  }

  /** Fills it to this part of its size; 1 is to the last byte. */
  async fill(share: number): Promise<void> {
    const { blocks, bavail, bsize } = await statfs(this.path);
    const used = blocks - bavail;
    const bytes = Math.ceil((blocks * share - used) * bsize);
    const file = await open(join(this.path, 'filler'), 'a');
    try {
      await file.write(Buffer.alloc(Math.max(0, bytes)));
    } finally {
      await file.close();
    }
  }

  /** Takes away what filled it. */
  free(): Promise<void> {
    return rm(join(this.path, 'filler'), { force: true });
  }
}
