import { connect, type TLSSocket } from 'node:tls';
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  ControlProtocol,
  gatewayNames,
  openLineChannel,
} from '@wardroom/remote-access-common';
import {
  GatewayRun,
  type GatewayChannel,
  type PortalHandlers,
} from './GatewayRun';

/** A gateway beats every 5 s; one that is silent for so long is not there. */
const SILENCE_MS = 15_000;

/** Where a gateway is found. */
export type GatewayPlace = { node: string; host: string; port: number };

/** What this portal shows there, as PEM texts. */
export type PortalPapers = {
  certificate: string;
  key: string;
  authority: string;
};

type LinkOptions = {
  place: GatewayPlace;
  papers: PortalPapers;
  logger: LoggerService;
  handlersFor(run: GatewayRun): PortalHandlers;
};

/** One conversation with a gateway that is a program of its own, from its greeting to its end. */
export class GatewayLink extends GatewayRun {
  readonly channel: GatewayChannel;
  readonly gone: Promise<void>;
  readonly #socket: TLSSocket;

  private constructor(options: LinkOptions) {
    super();
    const { place, papers, logger } = options;
    const { node, host, port } = place;
    const socket = connect({
      ...{ host, port, minVersion: 'TLSv1.3' as const },
      cert: papers.certificate,
      key: papers.key,
      ca: papers.authority,
      // Node compares the certificate with this name, whatever the address is.
      servername: gatewayNames.node(node),
    });
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setTimeout(SILENCE_MS, () =>
      socket.destroy(new Error(`The gateway ${node} says nothing`)),
    );
    this.gone = new Promise(resolve => {
      socket.once('close', () => resolve());
    });
    this.channel = openLineChannel(socket, {
      asks: ControlProtocol.gateway,
      serves: ControlProtocol.portal,
      handlers: options.handlersFor(this),
      onFault: sentence => logger.warn(`gateway ${node}: ${sentence}`),
    });
  }

  /** Connects and greets. Throws where that node is not there, or somebody else is in its place. */
  static async open(options: LinkOptions): Promise<GatewayLink> {
    const { node } = options.place;
    const link = new GatewayLink(options);
    try {
      await link.#secured();
      const presence = await link.refresh();
      if (presence.node === node) return link;
      throw new Error(`The gateway ${node} says that it is ${presence.node}`);
    } catch (error) {
      link.close();
      throw error;
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  #secured(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.once('secureConnect', resolve);
      this.#socket.once('error', reject);
      this.#socket.once('close', () => reject(new Error('It hung up')));
    });
  }
}
