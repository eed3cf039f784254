import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import {
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = ['/usr/sbin/telnetd', '/usr/sbin/in.telnetd'].find(path =>
  existsSync(path),
);

/** Asks like `login` does, and lets one name with one password in. */
const login = (password: string) => `#!/bin/bash
for attempt in 1 2; do
  printf 'lab login: '; read -r name
  stty -echo; printf 'Password: '; read -r password; stty echo; echo
  if [ "$name" = operator ] && [ "$password" = '${password}' ]; then
    echo 'Last login: Sun Mar  1 09:00:00 UTC 2026 on pts/0'
    export PS1='lab$ ' HISTFILE=/dev/null
    exec bash --norc --noprofile -i
  fi
  echo 'Login incorrect'
done
`;

/** The telnet server of GNU inetutils on a loopback port; the name it knows is `operator`. */
export class Telnetd {
  static readonly isInstalled = program !== undefined;

  private constructor(
    readonly port: number,
    private readonly server: Server,
    private readonly directory: string,
  ) {}

  static async start(password: string): Promise<Telnetd> {
    const directory = await mkdtemp(join(tmpdir(), 'wardroom-telnetd-'));
    const file = join(directory, 'login');
    await writeFile(file, login(password), { mode: 0o755 });
    // A paused socket reads nothing: its bytes are for the server, which inherits it as inetd would hand it over.
    const options = { pauseOnConnect: true };
    const server = createServer(options, (socket: Socket) => {
      const child = spawn(program ?? 'telnetd', ['-h', '-E', file], {
        stdio: [socket, socket, 'ignore'],
      });
      child.on('exit', () => socket.destroy());
      socket.on('error', () => {});
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    return new Telnetd(port, server, directory);
  }

  async stop(): Promise<void> {
    await new Promise(resolve => {
      this.server.close(resolve);
    });
    await rm(this.directory, { recursive: true });
  }
}
