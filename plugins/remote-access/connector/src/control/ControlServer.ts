import { chmod, chown, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import {
  ConnectorProtocol,
  ControlChannel,
  MessageLines,
  type Handlers,
  type SiteReport,
} from '@wardroom/remote-access-common';

type Portal = ControlChannel<
  typeof ConnectorProtocol.portal,
  typeof ConnectorProtocol.connector
>;

/** Where portals speak with the connector: a unix socket for its owner and one group. */
export class ControlServer {
  readonly #server: Server;
  readonly #portals = new Map<Socket, Portal>();

  constructor(
    private readonly options: {
      handlers: Handlers<typeof ConnectorProtocol.connector>;
      log(sentence: string): void;
    },
  ) {
    this.#server = createServer(socket => this.#accept(socket));
  }

  /** Listens. Throws where another connector does already. */
  async listen(path: string, gid: number): Promise<void> {
    if (await answers(path)) {
      throw new Error(`Another connector listens at ${path} already`);
    }
    await rm(path, { force: true });
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(path, resolve);
    });
    await chown(path, 0, gid);
    await chmod(path, 0o660);
  }

  /** Tells all portals how a site is now. */
  tell(report: SiteReport): void {
    for (const portal of this.#portals.values()) portal.tell('changed', report);
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#portals.keys()) socket.destroy();
  }

  #accept(socket: Socket): void {
    const { handlers, log } = this.options;
    const lines = new MessageLines();
    const portal: Portal = new ControlChannel({
      asks: ConnectorProtocol.portal,
      serves: ConnectorProtocol.connector,
      handlers,
      send: message => socket.write(MessageLines.line(message)),
      onFault: log,
    });
    this.#portals.set(socket, portal);
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('data', text => {
      try {
        for (const message of lines.push(String(text))) portal.receive(message);
      } catch {
        socket.destroy();
      }
    });
    socket.once('close', () => {
      this.#portals.delete(socket);
      portal.close();
    });
  }
}

function answers(path: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
