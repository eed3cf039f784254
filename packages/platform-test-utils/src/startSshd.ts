import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from './freePort';
import { until } from './until';

/** Path of OpenSSH's server; undefined where this machine has none. */
export const sshdProgram = ['/usr/sbin/sshd', '/usr/local/sbin/sshd'].find(
  path => existsSync(path),
);

export type Sshd = {
  port: number;
  username: string;
  privateKey: Buffer;
  stop(): Promise<void>;
};

/** OpenSSH's own server on a loopback port, for the present user, with keys of its own. */
export async function startSshd(): Promise<Sshd> {
  const directory = await mkdtemp(join(tmpdir(), 'wardroom-sshd-'));
  const at = (name: string) => join(directory, name);
  const port = await freePort();
  for (const name of ['host', 'user']) {
    execFileSync('ssh-keygen', [
      ...['-q', '-t', 'ed25519', '-N', '', '-f', at(name)],
    ]);
  }
  const lines = [
    'ListenAddress 127.0.0.1',
    `Port ${port}`,
    'PidFile none',
    `HostKey ${at('host')}`,
    `AuthorizedKeysFile ${at('user.pub')}`,
    'PasswordAuthentication no',
    'UsePAM no',
    'StrictModes no',
    'PrintMotd no',
    'PrintLastLog no',
    // A home of its own: what this machine's user starts in each shell is not tested, nor broken by being killed.
    `SetEnv HISTFILE=/dev/null HOME=${directory}`,
  ];
  await writeFile(at('sshd_config'), `${lines.join('\n')}\n`);
  // Its folder for privilege separation is not there where no service ever ran.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const child = spawn(
    sshdProgram ?? 'sshd',
    ['-D', '-e', '-f', at('sshd_config')],
    { stdio: 'ignore' },
  );
  await until(() => answers(port));
  return {
    port,
    username: userInfo().username,
    privateKey: await readFile(at('user')),
    stop: async () => {
      const gone = new Promise(resolve => {
        child.once('exit', resolve);
      });
      child.kill();
      await gone;
      await rm(directory, { recursive: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
