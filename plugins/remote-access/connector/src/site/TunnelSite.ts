import { chmod, chown, mkdir, rm } from 'node:fs/promises';
import {
  decodeSiteSecret,
  readOpenVpnConfig,
  readWireGuardConfig,
  type SiteOrder,
  type SiteReport,
} from '@wardroom/remote-access-common';
import { SiteDesktops, type GuacdProgram } from '../desktop/SiteDesktops';
import { DoorProcess } from '../door/DoorProcess';
import type { ConnectorKeys } from '../keys/ConnectorKeys';
import { Supervisor } from '../process/Supervisor';
import { SiteScans } from '../scan/SiteScans';
import { OpenVpnTunnel } from './OpenVpnTunnel';
import { SiteNames } from '../names/SiteNames';
import { SiteNamespace } from './SiteNamespace';
import { SiteState } from './SiteState';
import type { Tunnel, TunnelNews } from './Tunnel';
import { WireGuardTunnel } from './WireGuardTunnel';

/** Sessions wait so long for a tunnel that is down; then they end. */
const patienceMs = 30_000;

export type SiteSurroundings = {
  directory: string;
  /** The group whose members may dial. */
  gid: number;
  keys: ConnectorKeys;
  /** How this program is started once more. */
  program: string[];
  /** Starts the site's desktops; none where it is absent. */
  guacd?: GuacdProgram;
  /** Scans the site; nothing does where it is absent. */
  nmap?: string;
  onChange(report: SiteReport): void;
  log(sentence: string): void;
};

/** A site behind a tunnel: its namespace, the tunnel that leads out of it, and the door that leads into it. */
export class TunnelSite {
  readonly #state: SiteState;
  readonly #door: DoorProcess;
  readonly #desktops: SiteDesktops;
  readonly #tunnel: Supervisor;
  #patience?: NodeJS.Timeout;

  private constructor(
    private readonly parts: {
      names: SiteNames;
      namespace: SiteNamespace;
      tunnel: Tunnel;
      order: SiteOrder;
    },
    around: SiteSurroundings,
  ) {
    const { names, tunnel, order } = parts;
    this.#state = new SiteState(order.site, around.onChange);
    const { program, guacd, nmap } = around;
    const log = (line: string) => around.log(`${order.site}: ${line}`);
    this.#desktops = new SiteDesktops(names, guacd, log);
    const { ranges } = order;
    const scans = new SiteScans({ names, ranges }, nmap, log);
    this.#door = new DoorProcess({
      ...{ names, order, program, scans, desktops: this.#desktops },
      onChange: open => this.#state.set({ open }),
      onFault: error => log(error.message),
    });
    this.#tunnel = new Supervisor(
      signal => tunnel.run(signal, news => this.#hear(news)),
      error => {
        log(error.message);
        this.#hear({ state: 'down', error: error.message });
      },
    );
  }

  /** Opens the site's secret, checks it, makes the namespace, and begins. Throws where the file does not pass. */
  static async open(
    order: SiteOrder,
    around: SiteSurroundings,
  ): Promise<TunnelSite> {
    const { way, site, ranges, nameServers } = order;
    if (way.kind === 'dial-out') throw new Error('This site has no tunnel');
    const bytes = await around.keys.unseal(way.sealed, way.context);
    const secret = decodeSiteSecret(bytes);
    bytes.fill(0);
    if (secret.kind !== way.kind) {
      throw new Error('The file is of another kind than the site');
    }
    if (way.kind === 'openvpn') readOpenVpnConfig(secret.file);
    else readWireGuardConfig(secret.file);
    const names = new SiteNames(around.directory, site);
    await mkdir(names.folder, { recursive: true });
    await chown(names.folder, names.uid, around.gid);
    // What is made in it belongs to the group, and whoever is not of it does not get in.
    await chmod(names.folder, 0o2750);
    const namespace = new SiteNamespace(names, { ranges, nameServers });
    await namespace.create();
    const kinds = { openvpn: OpenVpnTunnel, wireguard: WireGuardTunnel };
    const tunnel = new kinds[way.kind](names, namespace, secret);
    return new TunnelSite({ names, namespace, tunnel, order }, around);
  }

  get order(): SiteOrder {
    return this.parts.order;
  }

  get report(): SiteReport {
    return this.#state.report;
  }

  /** Ends everything of the site and leaves nothing of it. */
  async close(): Promise<void> {
    const { names, namespace } = this.parts;
    clearTimeout(this.#patience);
    this.#state.silence();
    await Promise.all([this.#door.stop(), this.#tunnel.stop()]);
    await this.#desktops.stop();
    await namespace.remove();
    await rm(names.folder, { recursive: true, force: true });
  }

  #hear(news: TunnelNews): void {
    const up = news.state === 'up';
    this.#door.up = up;
    this.#state.set(
      up
        ? { way: 'up', handshakeAt: news.handshakeAt }
        : { way: 'down', error: news.error },
    );
    if (up) {
      clearTimeout(this.#patience);
      this.#patience = undefined;
      this.#tunnel?.steady();
    } else {
      this.#patience ??= setTimeout(() => this.#door.endAll(), patienceMs);
    }
  }
}
