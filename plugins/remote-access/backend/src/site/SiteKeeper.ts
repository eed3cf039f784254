import { setTimeout as pause } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { systemScope, type TenantStore } from '@wardroom/platform-node';
import {
  connectorKinds,
  type ConnectorIdentity,
  type SiteReport,
  type SiteStatus,
} from '@wardroom/remote-access-common';
import { ConnectorLink } from './ConnectorLink';
import type { SiteReader, StoredSite } from './SiteReader';

type Sites = { sites: typeof SiteReader };
type Store = TenantStore<Sites, Sites>;

const everywhere = systemScope('remote-access', '*');
const againMs = 2_000;

/** What can be said of a site whose connector says nothing. */
export const connectorFaults = {
  none: 'No connector is set up for this portal, so nothing behind a tunnel can be reached',
  unreachable:
    'The connector cannot be reached, so nothing behind a tunnel can be opened: see whether its service runs',
};

/** Keeps the connector's sites as the database has them, and knows how each is. */
export class SiteKeeper {
  readonly #stopping = new AbortController();
  readonly #reports = new Map<string, SiteReport>();
  /** What the connector said of the orders that it refused. */
  readonly #refused = new Map<string, string>();
  #link?: ConnectorLink;
  #running?: Promise<void>;
  #again = false;

  constructor(
    private readonly options: {
      store: Store;
      logger: LoggerService;
      /** The connector's socket; there is no connector if absent. */
      socket?: string;
    },
  ) {}

  /** Looks for the connector until `stop`, and again whenever it is lost. */
  start(): void {
    const { socket } = this.options;
    if (socket) void this.#keep(socket);
  }

  stop(): void {
    this.#stopping.abort();
    this.#link?.close();
  }

  /** Who the connector is, while it is there. */
  get identity(): ConnectorIdentity | undefined {
    return this.#link?.identity;
  }

  /** How a site is at this moment. */
  statusOf({ id, kind, enabled }: StoredSite): SiteStatus {
    if (!enabled) return { state: 'disabled' };
    if (!isKept(kind)) return { state: 'idle' };
    const { none, unreachable } = connectorFaults;
    if (!this.options.socket) return { state: 'unknown', error: none };
    if (!this.#link) return { state: 'unknown', error: unreachable };
    const error = this.#refused.get(id);
    if (error) return { state: 'down', error };
    const report = this.#reports.get(id);
    if (!report) return { state: 'starting' };
    const { site, ...status } = report;
    return status;
  }

  /** Brings the connector to what the database says. A call meanwhile makes it be done once more. */
  apply(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#applyAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #applyAll(): Promise<void> {
    do {
      this.#again = false;
      const link = this.#link;
      if (!link) return;
      try {
        await this.#reconcile(link);
      } catch (error) {
        this.options.logger.warn('sites could not be kept', error as Error);
      }
    } while (this.#again);
  }

  async #reconcile({ channel }: ConnectorLink): Promise<void> {
    const orders = await this.options.store.readOnce(everywhere, r =>
      r.sites.orders(),
    );
    const { sites } = await channel.ask('list', {});
    const gone = sites.filter(({ site }) => orders.every(o => o.site !== site));
    await Promise.all([
      ...gone.map(({ site }) => channel.ask('takeDown', { site })),
      ...orders.map(async order => {
        try {
          await channel.ask('bringUp', order);
          this.#refused.delete(order.site);
        } catch (error) {
          this.#refused.set(order.site, (error as Error).message);
        }
      }),
    ]);
    const after = await channel.ask('list', {});
    this.#reports.clear();
    for (const report of after.sites) this.#reports.set(report.site, report);
  }

  #onChanged(report: SiteReport): void {
    const before = this.#reports.get(report.site);
    this.#reports.set(report.site, report);
    if (before?.state !== 'up' || report.state !== 'down') return;
    this.#tellFailed(report.site).catch(error => {
      this.options.logger.warn('nobody was told of a site', error as Error);
    });
  }

  async #tellFailed(id: string): Promise<void> {
    await this.options.store.transact(everywhere, async tx => {
      const tenant = await tx.sites.tenantOf(id);
      if (tenant) await tx.emit('site.failed', { tenant, id });
    });
  }

  async #keep(socket: string): Promise<void> {
    const { signal } = this.#stopping;
    const { logger } = this.options;
    let said = false;
    while (!signal.aborted) {
      try {
        const link = await ConnectorLink.open(socket, report =>
          this.#onChanged(report),
        );
        this.#link = link;
        said = false;
        logger.info('the connector is there');
        if (signal.aborted) link.close();
        await this.apply();
        await link.gone;
      } catch (error) {
        if (!said) logger.warn('no connector answers', error as Error);
        said = true;
      }
      this.#link = undefined;
      await pause(againMs, undefined, { signal }).catch(() => {});
    }
  }
}

/** Whether the connector keeps sites of this kind up. */
function isKept(kind: string): boolean {
  return connectorKinds.some(kept => kept === kind);
}
