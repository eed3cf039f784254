import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * An account of this machine without rights and without a home of its own, for tests that sign in with a password. Only
 * root can make one. Nothing of the file system belongs to it, so that nothing is removed with it.
 */
export class LocalAccount {
  readonly name = `wr-test-${randomBytes(4).toString('hex')}`;

  static create(): LocalAccount {
    const account = new LocalAccount();
    execFileSync('useradd', [
      ...['--no-create-home', '--home-dir', '/nonexistent'],
      ...['--shell', '/bin/sh', account.name],
    ]);
    return account;
  }

  setPassword(password: string): void {
    execFileSync('chpasswd', { input: `${this.name}:${password}\n` });
  }

  /** Removes it as soon as its last process has ended. */
  async remove(): Promise<void> {
    for (let left = 100; ; left -= 1) {
      try {
        execFileSync('userdel', [this.name], { stdio: 'ignore' });
        return;
      } catch (error) {
        if (left === 0) throw error;
        await pause(100);
      }
    }
  }
}
