import { spawn, type ChildProcess } from 'node:child_process';
import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { guacdCommand, type GuacdPlace } from '@wardroom/remote-access-common';

const startMs = 10_000;
const leaveMs = 1_000;

/** One guacd of our own on a loopback port; it ends with the gateway, however that ends. */
export class Guacd {
  /** Resolves when it and all its children are gone. */
  readonly gone: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly port: number,
    private readonly folders: { inside: string; outside: string },
  ) {
    this.gone = new Promise<void>(resolve => {
      child.once('error', () => resolve());
      child.once('exit', () => resolve());
    }).then(() => rm(folders.outside, { recursive: true, force: true }));
  }

  /**
   * Starts it for one session. Throws where it does not answer.
   *
   * @param owner - user id of this guacd alone, so that it cannot read what another's wrote; for root only
   */
  static async start(
    place: Extract<GuacdPlace, { program: string }>,
    owner: number,
    log: (line: string) => void,
  ): Promise<Guacd> {
    const asRoot = process.getuid?.() === 0;
    const { root = '', program } = place;
    await mkdir(join(root, '/tmp'), { recursive: true });
    // It keeps what it knows of servers in its home, and cannot connect without one.
    const outside = await mkdtemp(join(root, '/tmp/wardroom-guacd-'));
    if (asRoot) await chown(outside, owner, owner);
    const inside = outside.slice(root.length);
    const port = await freePort();
    const [first, ...rest] = guacdCommand({
      ...{ program, root, port, home: outside },
      owner: asRoot ? owner : undefined,
    });
    const child = spawn(first, rest, {
      env: {
        PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        HOME: inside,
        LANG: 'C.UTF-8',
      },
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log(`guacd: ${text.trim().slice(0, 500)}`);
    });
    const guacd = new Guacd(child, port, { inside, outside });
    await guacd.answers();
    return guacd;
  }

  get address(): { host: string; port: number } {
    return { host: '127.0.0.1', port: this.port };
  }

  /** A folder for files, by the name that guacd knows it by. */
  get drive(): string {
    return join(this.folders.inside, 'drive');
  }

  /** Ends it, when it has had the time to leave its target politely. */
  leave(): void {
    setTimeout(() => void this.stop(), leaveMs).unref();
  }

  async stop(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.gone;
  }

  private async answers(): Promise<void> {
    const end = performance.now() + startMs;
    let over = false;
    void this.gone.then(() => {
      over = true;
    });
    while (!over && performance.now() < end) {
      if (await canConnect(this.port)) return;
      await wait(5);
    }
    await this.stop();
    throw new Error('guacd did not start');
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => {
    server.close(resolve);
  });
  return port;
}

function canConnect(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket: Socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
