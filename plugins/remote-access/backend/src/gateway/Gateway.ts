import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type {
  ControlProtocol,
  EndReason,
  GatewayIdentity,
  GatewaySettings,
} from '@wardroom/remote-access-common';
import type { BrowserProof } from './browserProof';
import { GatewayProcess, type PortalHandlers } from './GatewayProcess';
import type { GatewayProgram } from './GatewayProgram';
import { sendableSocket } from './sendableSocket';

type Asks = typeof ControlProtocol.gateway;

/** What happens around a gateway's life. */
export type GatewayEvents = {
  /** A new run was greeted: settle what an earlier one left before sockets are handed over. */
  onStart(gateway: GatewayProcess): Promise<void>;
  /** A run is over. `expected` is false when it died. */
  onEnd(incarnation: string, expected: boolean): Promise<void>;
};

export type GatewayOptions = {
  program: GatewayProgram;
  settings: GatewaySettings;
  logger: LoggerService;
  /** Seconds that open sessions have when the portal stops. */
  drainSeconds: number;
  proof: BrowserProof;
  addressOf(req: IncomingMessage): string;
};

/** The gateway of this portal: one process, started again with growing pauses when it dies. */
export class Gateway {
  readonly #options: GatewayOptions;
  #current?: GatewayProcess;
  #ready = false;
  #stopping = new AbortController();
  #running?: Promise<void>;

  constructor(options: GatewayOptions) {
    this.#options = options;
  }

  get node(): string {
    return this.#options.settings.node;
  }

  /** Keeps a gateway running until `stop`. */
  start(handlers: PortalHandlers, events: GatewayEvents): void {
    this.#running = this.#supervise(handlers, events);
  }

  /** Lets sessions drain and ends the gateway. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#ready = false;
    await this.#current?.drain(this.#options.drainSeconds);
    await this.#running;
  }

  /** Who the running gateway is. ServiceUnavailableError while there is none. */
  identity(): GatewayIdentity {
    return this.#process().identity;
  }

  /** Which run of the gateway this is. */
  incarnation(): string {
    return this.#process().incarnation;
  }

  /** The running process, where there is one that settled what came before it. */
  get running(): GatewayProcess | undefined {
    return this.#ready ? this.#current : undefined;
  }

  /** Has the gateway make new keys, and goes on with them. */
  rotateKeys(): Promise<GatewayIdentity> {
    return this.#process().rotateKeys();
  }

  /** Has the gateway destroy a former key. */
  destroyKey(kid: string): Promise<GatewayIdentity> {
    return this.#process().destroyKey(kid);
  }

  /** Asks the gateway. ServiceUnavailableError while there is none. */
  ask<K extends keyof Asks & string>(
    ...call: Parameters<typeof GatewayProcess.prototype.channel.ask<K>>
  ) {
    return this.#process().channel.ask<K>(...call);
  }

  /** Ends a session in the gateway. It is over already for everybody else, so that nobody needs to hear of a failure. */
  async terminate(session: string, reason: EndReason, by?: string) {
    const answer = this.#current?.channel.ask('terminate', {
      session,
      reason,
      by,
    });
    await answer?.catch((error: Error) => {
      this.#options.logger.warn(`${session} will be ended again`, error);
    });
  }

  /** Gives a WebSocket upgrade to the gateway. No byte of it passes this process afterwards. */
  accept(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { proof, addressOf, logger } = this.#options;
    socket.on('error', () => socket.destroy());
    const current = this.#ready ? this.#current : undefined;
    const addressed = req.url?.startsWith(`/gw/${this.node}/`);
    if (!current || !addressed) {
      const status = addressed ? '503 Service Unavailable' : '404 Not Found';
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
      return;
    }
    const upgrade = {
      method: req.method ?? 'GET',
      url: req.url ?? '/',
      rawHeaders: req.rawHeaders,
      head: head.toString('base64'),
      ip: addressOf(req),
      browser: proof.read(req.headers.cookie),
    };
    socket.pause();
    sendableSocket(socket)
      .then(sendable => current.handOver(upgrade, sendable))
      .catch((error: Error) => {
        logger.warn('a socket could not be handed to the gateway', error);
        socket.destroy();
      });
  }

  #process(): GatewayProcess {
    if (this.#current) return this.#current;
    throw new ServiceUnavailableError(
      'The gateway is starting: try again in a few seconds',
    );
  }

  async #supervise(handlers: PortalHandlers, events: GatewayEvents) {
    const { signal } = this.#stopping;
    const { logger } = this.#options;
    let failures = 0;
    while (!signal.aborted) {
      const since = Date.now();
      try {
        await this.#runOnce(handlers, events);
      } catch (error) {
        logger.error('the gateway could not be run', error as Error);
      }
      if (signal.aborted) return;
      // A gateway that ran for a minute died of something new: it is started again at once.
      failures = Date.now() - since > 60_000 ? 0 : failures + 1;
      const wait = Math.min(250 * 2 ** failures, 15_000);
      await pause(wait, undefined, { signal }).catch(() => {});
    }
  }

  async #runOnce(handlers: PortalHandlers, events: GatewayEvents) {
    const { program, settings, logger } = this.#options;
    const current = await GatewayProcess.start({
      program,
      settings,
      handlers,
      logger,
    });
    this.#current = current;
    logger.info(`gateway ${settings.node} runs as process ${current.pid}`);
    try {
      if (this.#stopping.signal.aborted) await current.drain(0);
      await events.onStart(current).catch((error: Error) => {
        logger.warn('what an earlier gateway left waits', error);
      });
      this.#ready = !this.#stopping.signal.aborted;
      await current.gone;
    } finally {
      this.#ready = false;
      this.#current = undefined;
      await events.onEnd(current.incarnation, this.#stopping.signal.aborted);
    }
  }
}
