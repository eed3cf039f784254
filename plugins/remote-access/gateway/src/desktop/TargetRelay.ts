import {
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import type { Duplex } from 'node:stream';
import type { Address } from '../dial/openRoad';

/** guacd tries again with other ways to secure the connection, and no more often than this. */
const mostConnections = 4;

/**
 * A loopback port that leads guacd to one target by a road that guacd cannot go itself. It takes a few connections, as
 * long as the session is being opened; what is connected then stays so until the session ends.
 */
export class TargetRelay {
  private readonly streams = new Set<Duplex>();
  private taken = 0;

  private constructor(
    private readonly server: Server,
    private readonly open: () => Promise<Duplex>,
  ) {
    server.on('connection', socket => {
      this.taken += 1;
      if (this.taken >= mostConnections) this.close();
      this.join(socket).catch(() => socket.destroy());
    });
  }

  /** @param open - goes the road to the target */
  static async start(open: () => Promise<Duplex>): Promise<TargetRelay> {
    const server = createServer({ pauseOnConnect: true });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return new TargetRelay(server, open);
  }

  get address(): Address {
    const { port } = this.server.address() as AddressInfo;
    return { host: '127.0.0.1', port };
  }

  /** Takes no more connections. */
  close(): void {
    this.server.close();
  }

  stop(): void {
    this.close();
    for (const stream of this.streams) stream.destroy();
  }

  private async join(socket: Socket): Promise<void> {
    this.streams.add(socket);
    const target = await this.open();
    this.streams.add(target);
    for (const [one, other] of [
      [socket, target],
      [target, socket],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => {
        other.destroy();
        this.streams.delete(one);
      });
      one.pipe(other);
    }
    if (socket.destroyed) target.destroy();
  }
}
