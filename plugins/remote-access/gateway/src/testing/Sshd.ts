import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@wardroom/platform-test-utils';
import type { HostKey } from '@wardroom/remote-access-common';

const program = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/usr/bin/sshd'];

/** OpenSSH's own server on a loopback port, for the current user, with keys of its own. */
export class Sshd {
  private child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    readonly username: string,
    private readonly directory: string,
  ) {}

  /** Path of the server's program; undefined where this machine has none. */
  static find(): string | undefined {
    return program.find(path => existsSync(path));
  }

  /** @param more - further lines of its configuration */
  static async start(more: string[] = []): Promise<Sshd> {
    const directory = await mkdtemp(join(tmpdir(), 'wardroom-sshd-'));
    const sshd = new Sshd(await freePort(), userInfo().username, directory);
    sshd.makeKey('host_ed25519', 'ed25519');
    sshd.makeKey('user_ed25519', 'ed25519');
    await sshd.configure(more);
    await sshd.run();
    return sshd;
  }

  /** The user's private key. */
  privateKey(): Promise<Buffer> {
    return readFile(join(this.directory, 'user_ed25519'));
  }

  /** Path of the user's private key, for OpenSSH's client. */
  get privateKeyFile(): string {
    return join(this.directory, 'user_ed25519');
  }

  /** What the server shows as its host key, as OpenSSH itself prints it. */
  hostKey(): HostKey {
    const shown = execFileSync('ssh-keygen', [
      '-lf',
      join(this.directory, 'host_ed25519.pub'),
    ]).toString();
    return { type: 'ssh-ed25519', fingerprint: shown.split(' ')[1] };
  }

  /** The server is set up anew: another host key on the same port. */
  async changeHostKey(): Promise<void> {
    await this.halt();
    await rm(join(this.directory, 'host_ed25519'));
    await rm(join(this.directory, 'host_ed25519.pub'));
    this.makeKey('host_ed25519', 'ed25519');
    await this.run();
  }

  async stop(): Promise<void> {
    await this.halt();
    await rm(this.directory, { recursive: true });
  }

  private async halt(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise(resolve => {
      child.once('exit', resolve);
    });
    child.kill();
    await gone;
  }

  private makeKey(name: string, type: string): void {
    execFileSync('ssh-keygen', [
      ...['-q', '-t', type, '-N', '', '-C', 'test'],
      ...['-f', join(this.directory, name)],
    ]);
  }

  private async configure(more: string[]): Promise<void> {
    const at = (name: string) => join(this.directory, name);
    await writeFile(
      at('authorized_keys'),
      await readFile(at('user_ed25519.pub')),
    );
    const lines = [
      'ListenAddress 127.0.0.1',
      `Port ${this.port}`,
      'PidFile none',
      `HostKey ${at('host_ed25519')}`,
      `AuthorizedKeysFile ${at('authorized_keys')}`,
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'UsePAM no',
      'PermitRootLogin prohibit-password',
      'StrictModes no',
      'UseDNS no',
      'PrintMotd no',
      'PrintLastLog no',
      'MaxStartups 200',
      'MaxSessions 200',
      // A home of its own: what this machine's user starts in each shell is not tested here, nor broken by being killed.
      `SetEnv HISTFILE=/dev/null HOME=${this.directory}`,
      ...more,
    ];
    await writeFile(at('sshd_config'), `${lines.join('\n')}\n`);
  }

  private async run(): Promise<void> {
    // Its directory for privilege separation is not there where no service ever ran.
    if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
    const config = join(this.directory, 'sshd_config');
    this.child = spawn(Sshd.find() ?? 'sshd', ['-D', '-e', '-f', config], {
      stdio: 'ignore',
    });
    const until = Date.now() + 30_000;
    while (!(await this.answers())) {
      if (Date.now() > until) throw new Error('sshd did not start');
      await new Promise(resolve => {
        setTimeout(resolve, 20);
      });
    }
  }

  private answers(): Promise<boolean> {
    return new Promise(resolve => {
      const socket = connect(this.port, '127.0.0.1');
      socket.once('data', () => {
        resolve(true);
        socket.destroy();
      });
      socket.once('error', () => resolve(false));
      socket.once('close', () => resolve(false));
    });
  }
}
