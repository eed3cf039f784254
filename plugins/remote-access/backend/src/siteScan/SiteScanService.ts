import {
  ConflictError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { newId } from '@wardroom/platform-common';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import {
  sentenceOfScanFault,
  type ScanNews,
  type ScanWish,
} from '@wardroom/remote-access-common';
import type { Gateways } from '../gateway/Gateways';
import type { NodeChoice } from '../gatewayNode/NodeChoice';
import type { ProviderAccessReader } from '../providerAccess/ProviderAccessReader';
import type { SiteReader } from '../site/SiteReader';
import { faultOfScan, needsConnector, scanRoad } from './scanRoad';

type Readers = {
  sites: typeof SiteReader;
  providerAccess: typeof ProviderAccessReader;
};
type Store = TenantStore<Readers, Readers>;

type Place = { tenant: string; site: string };
type Key = Place & { id: string; node: string };

/**
 * Scans of customers' networks, by a gateway that is chosen as those of sessions are. Nothing is kept of them here: who
 * has one begun knows it, reads it and ends it.
 */
export class SiteScanService {
  constructor(
    private readonly parts: {
      store: Store;
      gateway: Gateways;
      choice: NodeChoice;
    },
  ) {}

  /** Those that a scan gets through. */
  async sites(scope: TenantScope, { tenants }: { tenants: string[] }) {
    const all = await this.parts.store.readOnce(scope, r =>
      r.sites.allOf(tenants),
    );
    return { items: all.filter(site => !faultOfScan(site)) };
  }

  async start(
    scope: TenantScope,
    input: Place & ScanWish & { run: string },
  ): Promise<{ id: string; node: string }> {
    const { tenant, site: id, run: purpose, ...wish } = input;
    const { store, gateway, choice } = this.parts;
    const site = await this.#openSite(scope, input);
    const connector = needsConnector(site);
    const needs = { connector, desktops: false, web: false };
    const node = await choice.choose(needs);
    const run = gateway.at(node);
    const road = scanRoad(site, run.presence.connectorSocket);
    if (!road) {
      throw new ServiceUnavailableError(
        `There is no connector for the way into ${site.name}`,
      );
    }
    const scan = newId('scn');
    const { ranges, nameServers, name } = site;
    await store.transact(scope, async tx => {
      const { type } = wish;
      const targets = wish.targets.join(', ').slice(0, 500);
      const facts = { tenant, object: id, name, type, targets, run: purpose };
      await tx.audit('siteScan.started', facts);
    });
    const { fault } = await run.channel.ask('startScan', {
      ...{ scan, tenant, site: id, road, ranges, nameServers, ...wish },
    });
    if (fault) throw new ConflictError(sentenceOfScanFault(fault));
    return { id: scan, node };
  }

  /** What has become of it. A way that is closed meanwhile ends it: the next one who reads is told why. */
  async read(
    scope: TenantScope,
    { from, ...key }: Key & { from: number },
  ): Promise<ScanNews> {
    const { gateway } = this.parts;
    const { channel } = gateway.at(key.node);
    try {
      await this.#openSite(scope, key);
    } catch (error) {
      await channel.ask('endScan', { scan: key.id });
      throw error;
    }
    return channel.ask('readScan', { scan: key.id, from });
  }

  async end(
    scope: TenantScope,
    { tenant, site, id, node, result }: Key & { result: string },
  ): Promise<{ found: boolean }> {
    const { store, gateway } = this.parts;
    const [answer] = await Promise.all([
      gateway.at(node).channel.ask('endScan', { scan: id }),
      store.transact(scope, async tx => {
        const { name } = await tx.sites.get(tenant, site);
        const facts = { tenant, object: site, name, result };
        await tx.audit('siteScan.ended', facts);
      }),
    ]);
    return answer;
  }

  async #openSite(scope: TenantScope, { tenant, site: id }: Place) {
    const { site, off } = await this.parts.store.read(scope, async r => ({
      site: await r.sites.get(tenant, id),
      off: await r.providerAccess.off([tenant]),
    }));
    const fault = faultOfScan(site);
    if (fault) throw new InputError(`site: ${fault}`);
    if (off.length) {
      throw new ConflictError(
        `The customer switched the access of the provider off: ${off[0].reason}. Nothing is scanned until they switch it on again`,
      );
    }
    return site;
  }
}
