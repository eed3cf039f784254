import { chmod, chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  connectorProtocolVersion,
  type ConnectorIdentity,
  type SiteOrder,
  type SiteReport,
} from '@wardroom/remote-access-common';
import { ControlServer } from './control/ControlServer';
import { DialOutListener } from './dialOut/DialOutListener';
import type { GuacdProgram } from './desktop/SiteDesktops';
import { ConnectorKeys } from './keys/ConnectorKeys';
import { endLeftovers } from './site/endLeftovers';
import { prepareTunDevice } from './site/prepareTunDevice';
import { TunnelSite } from './site/TunnelSite';

export type ConnectorOptions = {
  /** Its socket, `connector.sock`, and the doors of the sites are in it. */
  directory: string;
  /** Its private keys. Nobody else reads it. */
  stateDirectory: string;
  /** The group whose members, portal and gateway, may speak with it. */
  gid: number;
  /** How this program is started once more: Node, its arguments and the file. */
  program: string[];
  /** The guacd for desktops behind tunnels, if there is one. */
  guacd?: GuacdProgram;
  /** Nmap, which scans sites behind tunnels, if it is there. */
  nmap?: string;
  /** Where customers who dial out are awaited, if anywhere. */
  dialOut?: { host: string; port: number };
  log(sentence: string): void;
};

/** What the connector keeps up: a tunnel, or the place of a customer who dials out. */
type OpenSite = {
  readonly order: SiteOrder;
  readonly report: SiteReport;
  close(): Promise<void>;
};

/**
 * The program with rights over networks. It keeps the sites up that the portal asks for, each in a network of its own,
 * and decides nothing: who may dial what is in the order of the site, and is enforced three times.
 */
export class Connector {
  readonly #sites = new Map<string, OpenSite>();
  /** One change of a site after the other. */
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #control: ControlServer;
  #dialOut?: DialOutListener;
  #closed = false;

  private constructor(
    private readonly options: ConnectorOptions,
    private readonly keys: ConnectorKeys,
  ) {
    this.#control = new ControlServer({
      log: options.log,
      handlers: {
        hello: () => this.identity,
        bringUp: async order => {
          await this.bringUp(order);
          return {};
        },
        takeDown: async ({ site }) => ({ found: await this.takeDown(site) }),
        status: ({ site }) => ({ report: this.report(site) }),
        list: () => ({ sites: this.reports }),
      },
    });
  }

  static async start(options: ConnectorOptions): Promise<Connector> {
    const { directory, stateDirectory, gid, log } = options;
    await prepareTunDevice();
    const keys = await ConnectorKeys.open(stateDirectory);
    await mkdir(join(directory, 'sites'), { recursive: true });
    for (const path of [directory, join(directory, 'sites')]) {
      await chown(path, 0, gid);
      await chmod(path, 0o750);
    }
    const connector = new Connector(options, keys);
    await connector.#control.listen(join(directory, 'connector.sock'), gid);
    for (const site of await endLeftovers(directory, options.guacd)) {
      log(`${site}: what an earlier connector left was removed`);
    }
    if (options.dialOut) await connector.#awaitCustomers(options.dialOut);
    return connector;
  }

  get identity(): ConnectorIdentity {
    const { seal, hostPublicKey: hostKey } = this.keys;
    const port = this.#dialOut?.port;
    return {
      protocol: connectorProtocolVersion,
      seal,
      dialOut: port === undefined ? undefined : { port, hostKey },
    };
  }

  get reports(): SiteReport[] {
    return [...this.#sites.values()].map(site => site.report);
  }

  report(site: string): SiteReport | undefined {
    return this.#sites.get(site)?.report;
  }

  /** Keeps a site up as the order says. Throws, with a sentence for people, where it cannot be. */
  bringUp(order: SiteOrder): Promise<void> {
    return this.#inTurn(order.site, async () => {
      const present = this.#sites.get(order.site);
      if (present && JSON.stringify(present.order) === JSON.stringify(order)) {
        return;
      }
      await present?.close();
      this.#sites.delete(order.site);
      this.#sites.set(order.site, await this.#open(order));
    });
  }

  /** Ends a site and everything that is open through it. */
  takeDown(site: string): Promise<boolean> {
    return this.#inTurn(site, async () => {
      const present = this.#sites.get(site);
      await present?.close();
      this.#sites.delete(site);
      return Boolean(present);
    });
  }

  /** Ends all sites and leaves nothing behind. */
  async stop(): Promise<void> {
    this.#closed = true;
    this.#control.close();
    const sites = [...this.#sites.keys()];
    await Promise.allSettled(sites.map(site => this.takeDown(site)));
    await this.#dialOut?.stop();
  }

  async #open(order: SiteOrder): Promise<OpenSite> {
    if (this.#closed) throw new Error('The connector is being stopped');
    if (order.way.kind === 'dial-out') {
      if (this.#dialOut) return this.#dialOut.expect(order);
      throw new Error('This connector does not await customers who dial out');
    }
    const { directory, gid, program, guacd, nmap, log } = this.options;
    return TunnelSite.open(order, {
      ...{ directory, gid, program, guacd, nmap, log, keys: this.keys },
      onChange: report => this.#control.tell(report),
    });
  }

  async #awaitCustomers(listen: { host: string; port: number }) {
    const { directory, gid, program, log } = this.options;
    this.#dialOut = await DialOutListener.start({
      ...{ directory, gid, program, log, listen },
      hostKey: this.keys.hostPrivateKey,
      onChange: report => this.#control.tell(report),
    });
  }

  #inTurn<T>(site: string, change: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(site) ?? Promise.resolve();
    const turn = before.catch(() => {}).then(change);
    this.#turns.set(site, turn);
    return turn;
  }
}
