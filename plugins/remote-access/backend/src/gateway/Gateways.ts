import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type {
  EndReason,
  GatewayIdentity,
} from '@wardroom/remote-access-common';
import type { GatewayChannel, GatewayRun, PortalHandlers } from './GatewayRun';

/** What happens around the life of gateways. */
export type GatewayHost = {
  /** What this run may ask of the portal. */
  handlersFor(run: GatewayRun): PortalHandlers;
  /** A run was greeted: settle what earlier ones of its node left before it takes sessions. */
  onStart(run: GatewayRun): Promise<void>;
  /** It is there and well. Answers whether it may open secrets and hold sessions. */
  onBeat(run: GatewayRun): Promise<boolean>;
  /** A run is over for certain, and everything it held with it. */
  onEnd(run: GatewayRun): Promise<void>;
};

/** The gateways of this installation: a process of the portal's own, or programs elsewhere. */
export interface Gateways {
  /** Whether it is a process of this portal's own, which ends with it. */
  readonly embedded: boolean;
  /** Names of the nodes whose sessions this portal watches over. */
  readonly nodes: string[];
  /** Those that are there, settled what came before them, and may open secrets. */
  readonly runs: GatewayRun[];
  /** Whether recordings lie where each node reads them. */
  readonly sharesRecordings: boolean;

  /** Keeps them, or the way to them, until `stop`. */
  start(host: GatewayHost): void;
  stop(): Promise<void>;

  /** Any of them. ServiceUnavailableError while there is none. */
  any(): GatewayRun;
  /** That node. ServiceUnavailableError, with its name, while it is away. */
  at(node: string): GatewayRun;
  /** One that reaches the networks behind the connector, where there is one; else any. */
  nearConnector(): GatewayRun;
  /** The keys of all of them. ServiceUnavailableError while there is none. */
  identity(): GatewayIdentity;
  /** Asks any of them. ServiceUnavailableError while there is none. */
  ask: GatewayChannel['ask'];
  /** Asks how all of them are, those too that may not hold sessions yet. */
  beat(): Promise<void>;

  /** Ends a session in its gateway. It is over already for everybody else, so that nobody needs to hear of a failure. */
  terminate(
    session: { id: string; node: string },
    reason: EndReason,
    by?: string,
  ): Promise<void>;
  /** Takes a WebSocket upgrade that came to this portal. */
  accept(req: IncomingMessage, socket: Duplex, head: Buffer): void;
}
