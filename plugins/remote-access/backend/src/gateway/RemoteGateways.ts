import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type {
  EndReason,
  GatewayIdentity,
} from '@wardroom/remote-access-common';
import type { GatewayLink, GatewayPlace, PortalPapers } from './GatewayLink';
import type { GatewayChannel, GatewayRun } from './GatewayRun';
import type { GatewayHost, Gateways } from './Gateways';
import { RemoteGateway } from './RemoteGateway';

/** Gateways that are programs of their own. Their sessions go on while portals come and go. */
export class RemoteGateways implements Gateways {
  readonly embedded = false;
  readonly #gateways: RemoteGateway[];
  readonly #logger: LoggerService;

  constructor(
    private readonly options: {
      places: GatewayPlace[];
      papers: PortalPapers;
      sharesRecordings: boolean;
      logger: LoggerService;
    },
  ) {
    const { places, papers, logger } = options;
    this.#logger = logger;
    this.#gateways = places.map(
      place => new RemoteGateway({ place, papers, logger }),
    );
  }

  get sharesRecordings(): boolean {
    return this.options.sharesRecordings;
  }

  get nodes(): string[] {
    return this.#gateways.map(({ node }) => node);
  }

  get runs(): GatewayLink[] {
    return this.#gateways.flatMap(({ run }) => run ?? []);
  }

  start(host: GatewayHost): void {
    for (const gateway of this.#gateways) gateway.start(host);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#gateways.map(gateway => gateway.stop()));
  }

  any(): GatewayRun {
    const [run] = this.runs;
    if (run) return run;
    throw new ServiceUnavailableError(
      'No gateway can be reached: try again in a few seconds, or ask whoever runs Wardroom',
    );
  }

  at(node: string): GatewayRun {
    const run = this.runs.find(candidate => candidate.node === node);
    if (run) return run;
    throw new ServiceUnavailableError(
      `The gateway ${node} cannot be reached: try again when it is back`,
    );
  }

  nearConnector(): GatewayRun {
    const near = this.runs.find(({ presence }) => presence.connectorSocket);
    return near ?? this.any();
  }

  identity(): GatewayIdentity {
    return this.any().identity;
  }

  ask: GatewayChannel['ask'] = (...call) => this.any().channel.ask(...call);

  async beat(): Promise<void> {
    await Promise.allSettled(this.#gateways.map(gateway => gateway.beat()));
  }

  async terminate(
    { id, node }: { id: string; node: string },
    reason: EndReason,
    by?: string,
  ): Promise<void> {
    const link = this.#gateways.find(g => g.node === node)?.link;
    const answer = link?.channel.ask('terminate', {
      ...{ session: id, reason, by },
    });
    await answer?.catch((error: Error) => {
      this.#logger.warn(`${id} will be ended again`, error);
    });
  }

  /** Browsers find these gateways by the ingress; whoever comes here was sent wrong. */
  accept(_: IncomingMessage, socket: Duplex): void {
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  }
}
