import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ConnectorProtocol,
  ControlChannel,
  createRecipientKey,
  importRecipientKey,
  MessageLines,
  type RecipientKey,
  type SiteOrder,
  type SiteReport,
} from '@wardroom/remote-access-common';

/** A connector that keeps what it is asked for in mind and makes no network. */
export class FakeConnector {
  readonly socket = join(mkdtempSync(join(tmpdir(), 'wrf-')), 'c.sock');
  readonly orders = new Map<string, SiteOrder>();
  /** What it answers to orders of these sites. */
  readonly refusals = new Map<string, string>();
  readonly #sockets = new Set<Socket>();
  #server?: Server;
  key!: RecipientKey;

  static async start(): Promise<FakeConnector> {
    const connector = new FakeConnector();
    connector.key = await importRecipientKey(await createRecipientKey());
    await connector.listen();
    return connector;
  }

  async listen(): Promise<void> {
    this.#server = createServer(socket => this.#accept(socket));
    await new Promise<void>(resolve => {
      this.#server?.listen(this.socket, resolve);
    });
  }

  /** It is gone, as after a failure. */
  async leave(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise(resolve => {
      this.#server?.close(resolve);
    });
    this.orders.clear();
  }

  async stop(): Promise<void> {
    await this.leave();
    rmSync(join(this.socket, '..'), { recursive: true, force: true });
  }

  #report(site: string): SiteReport {
    return { site, state: 'up', since: '2026-03-01T09:00:00.000Z' };
  }

  #accept(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => {});
    const { kid, publicKey } = this.key;
    const lines = new MessageLines();
    const channel = new ControlChannel({
      asks: ConnectorProtocol.portal,
      serves: ConnectorProtocol.connector,
      handlers: {
        hello: () => ({
          protocol: 1,
          seal: { kid, publicKey },
          dialOut: { port: 2422, hostKey: 'ssh-ed25519 AAAA' },
        }),
        bringUp: order => {
          const refusal = this.refusals.get(order.site);
          if (refusal) throw new Error(refusal);
          this.orders.set(order.site, order);
          return {};
        },
        takeDown: ({ site }) => ({ found: this.orders.delete(site) }),
        status: ({ site }) => ({
          report: this.orders.has(site) ? this.#report(site) : undefined,
        }),
        list: () => ({
          sites: [...this.orders.keys()].map(site => this.#report(site)),
        }),
      },
      send: message => socket.write(MessageLines.line(message)),
      onFault: () => {},
    });
    socket.setEncoding('utf8');
    socket.on('data', text => {
      for (const one of lines.push(String(text))) channel.receive(one);
    });
    socket.once('close', () => this.#sockets.delete(socket));
  }
}
