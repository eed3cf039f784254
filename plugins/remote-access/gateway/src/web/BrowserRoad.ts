import { chown } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Address } from '../dial/openRoad';
import { DialFailure } from '../dial/DialFailure';
import { readSocksRequest, socksReplies } from './readSocksRequest';

const mostConnections = 256;

/** Goes the road of the session to an address. Throws `DialFailure`, with `address-not-allowed` where it must not. */
type OpenAddress = (address: Address) => Promise<Duplex>;

/**
 * The only way out of a browser's room: a proxy on a unix socket. It hands names on as they are, so that whoever stands
 * at the far end looks them up, and takes nobody anywhere else than the session may go.
 */
export class BrowserRoad {
  private readonly streams = new Set<Duplex>();
  private failure: DialFailure | undefined;

  private constructor(
    private readonly server: Server,
    private readonly open: OpenAddress,
  ) {
    server.maxConnections = mostConnections;
    server.on('connection', socket => {
      this.streams.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.streams.delete(socket));
      void this.lead(socket);
    });
  }

  /** @param owner - who may connect to it besides the gateway's own user */
  static async start(
    path: string,
    owner: number | undefined,
    open: OpenAddress,
  ): Promise<BrowserRoad> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
    if (owner !== undefined) await chown(path, owner, owner);
    return new BrowserRoad(server, open);
  }

  /** Why the last connection failed that failed for another reason than that it is not allowed. */
  get lastFailure(): DialFailure | undefined {
    return this.failure;
  }

  stop(): void {
    this.server.close();
    for (const stream of this.streams) stream.destroy();
  }

  private async lead(socket: Socket): Promise<void> {
    let target: Duplex;
    try {
      const address = await readSocksRequest(socket);
      target = await this.open(address);
    } catch (error) {
      const known = error instanceof DialFailure;
      const refused = known && error.reason === 'address-not-allowed';
      if (known && !refused) this.failure = error;
      const { notAllowed, unreachable } = socksReplies;
      if (!socket.destroyed) socket.end(refused ? notAllowed : unreachable);
      return;
    }
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
    }
    if (socket.destroyed) {
      target.destroy();
      return;
    }
    socket.write(socksReplies.done);
    socket.pipe(target).pipe(socket);
  }
}
