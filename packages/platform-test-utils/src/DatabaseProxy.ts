import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A way to the test server that a test can cut, or let hang, as if the database went down or its machine froze. */
export class DatabaseProxy {
  readonly #server: Server;
  readonly #pairs = new Set<[Socket, Socket]>();
  #open = true;

  private constructor(upstream: URL) {
    this.#server = createServer({ pauseOnConnect: true }, socket =>
      this.#join(socket, upstream),
    );
  }

  static async start(upstream: string): Promise<DatabaseProxy> {
    const proxy = new DatabaseProxy(new URL(upstream));
    await new Promise<void>(resolve => {
      proxy.#server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  /** An address of the database by this way. */
  urlOf(direct: string): string {
    const url = new URL(direct);
    url.host = `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return url.href;
  }

  /** Breaks all connections, and new ones until `mend`. */
  cut(): void {
    this.#open = false;
    for (const pair of this.#pairs) for (const one of pair) one.destroy();
  }

  /** Lets nothing through, in either direction, until `mend`. Nobody is told. */
  freeze(): void {
    for (const pair of this.#pairs) for (const one of pair) one.pause();
  }

  mend(): void {
    this.#open = true;
    for (const pair of this.#pairs) for (const one of pair) one.resume();
  }

  stop(): Promise<void> {
    this.cut();
    return new Promise(resolve => {
      this.#server.close(() => resolve());
    });
  }

  #join(socket: Socket, { hostname, port }: URL): void {
    if (!this.#open) {
      socket.destroy();
      return;
    }
    const other = connect(Number(port || 5432), hostname);
    const pair: [Socket, Socket] = [socket, other];
    this.#pairs.add(pair);
    for (const [from, to] of [pair, [other, socket] as const]) {
      from.on('error', () => from.destroy());
      from.on('data', bytes => to.write(bytes));
      from.once('close', () => {
        this.#pairs.delete(pair);
        to.destroy();
      });
    }
    socket.resume();
  }
}
