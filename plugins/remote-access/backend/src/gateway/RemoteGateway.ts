import { setTimeout as pause } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { beatUntil } from './beatUntil';
import {
  GatewayLink,
  type GatewayPlace,
  type PortalPapers,
} from './GatewayLink';
import type { GatewayHost } from './Gateways';

const AGAIN_MS = 1_000;

/** Keeps the way to one gateway open: whenever it is lost, it is looked for again. */
export class RemoteGateway {
  readonly #options: {
    place: GatewayPlace;
    papers: PortalPapers;
    logger: LoggerService;
  };
  readonly #stopping = new AbortController();
  #link?: GatewayLink;
  #settled = false;
  #usable = false;
  #host?: GatewayHost;
  #beating?: Promise<void>;
  #keeping?: Promise<void>;

  constructor(options: {
    place: GatewayPlace;
    papers: PortalPapers;
    logger: LoggerService;
  }) {
    this.#options = options;
  }

  get node(): string {
    return this.#options.place.node;
  }

  /** The conversation, where the gateway may open secrets and hold sessions. */
  get run(): GatewayLink | undefined {
    return this.#usable ? this.#link : undefined;
  }

  /** The conversation, whatever the gateway may do. */
  get link(): GatewayLink | undefined {
    return this.#link;
  }

  start(host: GatewayHost): void {
    this.#host = host;
    this.#keeping = this.#keep(host);
  }

  /** Hangs up. What the gateway does goes on. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#link?.close();
    await this.#keeping;
  }

  /** Settles what was left, and asks whether it may hold sessions. One at a time. */
  beat(): Promise<void> {
    const beating = (this.#beating ??= this.#beatOnce().finally(() => {
      if (this.#beating === beating) this.#beating = undefined;
    }));
    return beating;
  }

  async #beatOnce(): Promise<void> {
    const link = this.#link;
    const host = this.#host;
    if (!link || !host) return;
    if (!this.#settled) {
      await host.onStart(link);
      if (link !== this.#link) return;
      this.#settled = true;
    }
    const usable = await host.onBeat(link);
    // What was heard on a way that is lost says nothing of the one that was found since.
    if (link === this.#link) this.#usable = usable;
  }

  async #keep(host: GatewayHost): Promise<void> {
    const { signal } = this.#stopping;
    const { logger } = this.#options;
    let said = '';
    while (!signal.aborted) {
      try {
        const link = await GatewayLink.open({
          ...this.#options,
          handlersFor: run => host.handlersFor(run),
        });
        said = '';
        this.#link = link;
        if (signal.aborted) link.close();
        else logger.info(`the gateway ${this.node} is there`);
        await beatUntil(link.gone, () => this.beat(), logger);
      } catch (error) {
        const { message } = error as Error;
        if (message !== said && !signal.aborted) {
          logger.warn(`the gateway ${this.node} does not answer: ${message}`);
        }
        said = message;
      }
      this.#link = undefined;
      this.#beating = undefined;
      this.#usable = false;
      this.#settled = false;
      await pause(AGAIN_MS, undefined, { signal }).catch(() => {});
    }
  }
}
