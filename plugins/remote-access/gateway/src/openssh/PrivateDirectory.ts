import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'wardroom-ssh-';

/**
 * A directory for one connection's sockets, which only the gateway's own user can enter. There is never a secret in a
 * file of it. It has a short path: the names of sockets may have about a hundred bytes.
 */
export class PrivateDirectory {
  private readonly path = mkdtempSync(
    join(tmpdir(), `${prefix}${process.pid}-`),
  );
  private readonly servers: Server[] = [];
  private readonly sockets = new Set<Socket>();

  /** Removes what gateways left behind that were killed. */
  static sweep(): void {
    for (const name of readdirSync(tmpdir())) {
      const [, pid] = /^wardroom-ssh-(\d+)-/.exec(name) ?? [];
      if (!pid || isAlive(Number(pid))) continue;
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }

  get root(): string {
    return this.path;
  }

  file(name: string): string {
    return join(this.path, name);
  }

  write(name: string, text: string, mode = 0o600): string {
    writeFileSync(this.file(name), text, { mode });
    return this.file(name);
  }

  /** Listens at a socket of this name. Gives its path. */
  async serve(
    name: string,
    onSocket: (socket: Socket) => void,
  ): Promise<string> {
    const server = createServer({ allowHalfOpen: true }, socket => {
      this.sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => this.sockets.delete(socket));
      onSocket(socket);
    });
    this.servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.file(name), resolve);
    });
    return this.file(name);
  }

  /** Nobody is let in any more; who is in stays. */
  stopServing(): void {
    for (const server of this.servers.splice(0)) server.close();
  }

  remove(): void {
    this.stopServing();
    for (const socket of this.sockets) socket.destroy();
    rmSync(this.path, { recursive: true, force: true });
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
