import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type {
  EndReason,
  GatewayIdentity,
  GatewaySettings,
} from '@wardroom/remote-access-common';
import { beatUntil } from './beatUntil';
import type { BrowserProof } from './browserProof';
import { GatewayProcess } from './GatewayProcess';
import type { GatewayProgram } from './GatewayProgram';
import type { GatewayChannel } from './GatewayRun';
import type { GatewayHost, Gateways } from './Gateways';
import { sendableSocket } from './sendableSocket';

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
export class Gateway implements Gateways {
  readonly embedded = true;
  readonly sharesRecordings = true;
  readonly #options: GatewayOptions;
  #current?: GatewayProcess;
  #ready = false;
  #stopping = new AbortController();
  #running?: Promise<void>;
  #host?: GatewayHost;

  constructor(options: GatewayOptions) {
    this.#options = options;
  }

  get node(): string {
    return this.#options.settings.node;
  }

  get nodes(): string[] {
    return [this.node];
  }

  get runs(): GatewayProcess[] {
    return this.running ? [this.running] : [];
  }

  /** Keeps a gateway running until `stop`. */
  start(host: GatewayHost): void {
    this.#host = host;
    this.#running = this.#supervise(host);
  }

  /** Lets sessions drain and ends the gateway. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#ready = false;
    await this.#current?.drain(this.#options.drainSeconds);
    await this.#running;
  }

  any(): GatewayProcess {
    if (this.#current) return this.#current;
    throw new ServiceUnavailableError(
      'The gateway is starting: try again in a few seconds',
    );
  }

  /** Whatever the node was called when it was recorded: there is one gateway, and it has everything. */
  at(): GatewayProcess {
    return this.any();
  }

  nearConnector(): GatewayProcess {
    return this.any();
  }

  identity(): GatewayIdentity {
    return this.any().identity;
  }

  /** Which run of the gateway this is. */
  incarnation(): string {
    return this.any().incarnation;
  }

  /** The running process, where there is one that settled what came before it. */
  get running(): GatewayProcess | undefined {
    return this.#ready ? this.#current : undefined;
  }

  ask: GatewayChannel['ask'] = (...call) => this.any().channel.ask(...call);

  async beat(): Promise<void> {
    const current = this.#current;
    if (current) await this.#host?.onBeat(current);
  }

  async terminate({ id }: { id: string }, reason: EndReason, by?: string) {
    const answer = this.#current?.channel.ask('terminate', {
      ...{ session: id, reason, by },
    });
    await answer?.catch((error: Error) => {
      this.#options.logger.warn(`${id} will be ended again`, error);
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

  async #supervise(host: GatewayHost) {
    const { signal } = this.#stopping;
    const { logger } = this.#options;
    let failures = 0;
    while (!signal.aborted) {
      const since = performance.now();
      try {
        await this.#runOnce(host);
      } catch (error) {
        logger.error('the gateway could not be run', error as Error);
      }
      if (signal.aborted) return;
      // A gateway that ran for a minute died of something new: it is started again at once.
      failures = performance.now() - since > 60_000 ? 0 : failures + 1;
      const wait = Math.min(250 * 2 ** failures, 15_000);
      await pause(wait, undefined, { signal }).catch(() => {});
    }
  }

  async #runOnce(host: GatewayHost) {
    const { program, settings, logger } = this.#options;
    const current = await GatewayProcess.start({
      program,
      settings,
      logger,
      handlersFor: run => host.handlersFor(run),
    });
    this.#current = current;
    logger.info(`gateway ${settings.node} runs as process ${current.pid}`);
    try {
      if (this.#stopping.signal.aborted) await current.drain(0);
      await host.onStart(current).catch((error: Error) => {
        logger.warn('what an earlier gateway left waits', error);
      });
      this.#ready = !this.#stopping.signal.aborted;
      await beatUntil(current.gone, () => this.beat(), logger);
    } finally {
      this.#ready = false;
      this.#current = undefined;
      await host.onEnd(current);
    }
  }
}
