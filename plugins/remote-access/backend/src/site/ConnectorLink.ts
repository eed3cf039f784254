import { connect, type Socket } from 'node:net';
import {
  ConnectorProtocol,
  connectorProtocolVersion,
  ControlChannel,
  MessageLines,
  type ConnectorIdentity,
  type SiteReport,
} from '@wardroom/remote-access-common';

type Channel = ControlChannel<
  typeof ConnectorProtocol.connector,
  typeof ConnectorProtocol.portal
>;

const patienceMs = 30_000;

/** One conversation with the connector, from its greeting to its end. */
export class ConnectorLink {
  /** Resolves when the connector is gone. */
  readonly gone: Promise<void>;
  readonly channel: Channel;
  readonly #socket: Socket;
  #identity?: ConnectorIdentity;

  private constructor(path: string, onChanged: (report: SiteReport) => void) {
    const lines = new MessageLines();
    const socket = connect(path);
    this.#socket = socket;
    this.channel = new ControlChannel({
      asks: ConnectorProtocol.connector,
      serves: ConnectorProtocol.portal,
      handlers: { changed: onChanged },
      send: message => socket.write(MessageLines.line(message)),
      onFault: () => {},
      timeoutMs: patienceMs,
    });
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('data', text => {
      try {
        for (const message of lines.push(String(text))) {
          this.channel.receive(message);
        }
      } catch {
        socket.destroy();
      }
    });
    this.gone = new Promise(resolve => {
      socket.once('close', () => {
        this.channel.close();
        resolve();
      });
    });
  }

  /** Connects and greets. Throws where no connector of this version is there. */
  static async open(
    path: string,
    onChanged: (report: SiteReport) => void,
  ): Promise<ConnectorLink> {
    const link = new ConnectorLink(path, onChanged);
    try {
      link.#identity = await link.channel.ask('hello', {
        protocol: connectorProtocolVersion,
      });
      return link;
    } catch (error) {
      link.close();
      throw error;
    }
  }

  get identity(): ConnectorIdentity {
    if (!this.#identity) throw new Error('The connector was not greeted yet');
    return this.#identity;
  }

  close(): void {
    this.#socket.destroy();
  }
}
