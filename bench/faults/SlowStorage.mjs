// A file system of its own that can be made to stand still, as a storage over a network does.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

export class SlowStorage {
  constructor(path, image) {
    Object.assign(this, { path, image });
  }

  /** Mounts one; undefined where this machine lets nobody. */
  static mount(path) {
    const image = `${path}.image`;
    mkdirSync(path, { recursive: true });
    const run = (program, ...args) =>
      spawnSync(program, args, { stdio: 'ignore' }).status === 0;
    const mounted =
      run('truncate', '--size=512M', image) &&
      run('mkfs.ext4', '-q', image) &&
      run('mount', '-o', 'loop', image, path) &&
      run('fsfreeze', '--freeze', path) &&
      run('fsfreeze', '--unfreeze', path);
    if (mounted) return new SlowStorage(path, image);
    spawnSync('umount', [path], { stdio: 'ignore' });
    return undefined;
  }

  /** Whoever writes to it waits so long. */
  async standStill(milliseconds) {
    execFileSync('fsfreeze', ['--freeze', this.path]);
    await wait(milliseconds);
    execFileSync('fsfreeze', ['--unfreeze', this.path]);
  }

  unmount() {
    execFileSync('umount', ['--lazy', this.path]);
    rmSync(this.image);
  }
}
