import {
  ConflictError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  changedFields,
  type Page,
  type PageInput,
} from '@wardroom/platform-common';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import {
  faultOfPlace,
  type Site,
  type SiteTrial,
} from '@wardroom/remote-access-common';
import type { TargetReader } from '../target/TargetReader';
import { checkSite } from './checkSite';
import type { SiteKeeper } from './SiteKeeper';
import { siteActions, siteRights } from './sitePolicy';
import type { SiteReader, StoredSite } from './SiteReader';
import type { TryRoad } from './tryRoad';
import type { NewSite, SiteChanges, SiteWriter } from './SiteWriter';

type Store = TenantStore<
  { sites: typeof SiteReader; targets: typeof TargetReader },
  { sites: typeof SiteWriter; targets: typeof TargetReader }
>;

type Input = { id: string; version: number };

/** Use cases of sites. Files of tunnels come in sealed and are never given out. */
export class SiteService {
  constructor(
    private readonly parts: {
      store: Store;
      keeper: SiteKeeper;
      /** Ends the sessions whose way leads through a site that is closed. */
      recheck(): Promise<void>;
      tryRoad: TryRoad;
      /** Where customers who dial out find the connector. */
      dialOutHost?: string;
    },
  ) {}

  async list(
    scope: TenantScope,
    filter: PageInput & { search?: string },
  ): Promise<Page<Site>> {
    const { store } = this.parts;
    const page = await store.read(scope, r => r.sites.list(filter));
    return { ...page, items: await this.#present(scope, page.items) };
  }

  async get(scope: TenantScope, input: { id: string }): Promise<Site> {
    const site = await this.parts.store.read(scope, r =>
      r.sites.get(scope.tenant, input.id),
    );
    return this.#one(scope, site);
  }

  async create(scope: TenantScope, input: NewSite): Promise<Site> {
    const { tenant, actor } = scope;
    const { id, kind } = input;
    this.#checkKey(input);
    const site = await this.parts.store.transact(scope, async tx => {
      await checkSite(tx, tenant, { id, kind, changes: input });
      const created = await tx.sites.create(tenant, input, actor.ref);
      const { name } = created;
      const ranges = spelled(created);
      await tx.audit('site.created', {
        ...{ tenant, object: id, name, kind, ranges },
      });
      return created;
    });
    return this.#applied(scope, site);
  }

  async update(scope: TenantScope, input: Input & SiteChanges): Promise<Site> {
    const { tenant, actor } = scope;
    const { id, version, ...changes } = input;
    this.#checkKey(changes);
    const site = await this.parts.store.transact(scope, async tx => {
      const before = await tx.sites.get(tenant, id);
      await checkSite(tx, tenant, { id, kind: before.kind, changes });
      const key = { tenant, id, version };
      const after = await tx.sites.update(key, changes, actor.ref);
      keepsLeading(after, await tx.sites.targetsIn(tenant, id));
      await tx.audit('site.updated', {
        ...{ tenant, object: id, name: after.name, ranges: spelled(after) },
        changed: changedFields(before, after),
      });
      return after;
    });
    return this.#applied(scope, site);
  }

  async delete(scope: TenantScope, input: { id: string }) {
    const { tenant } = scope;
    const { id } = input;
    await this.parts.store.transact(scope, async tx => {
      const { name } = await tx.sites.get(tenant, id);
      const targets = await tx.sites.targetsIn(tenant, id);
      if (targets.length) {
        const names = targets.map(t => t.name).join(', ');
        throw new ConflictError(
          `${names} stand in ${name}: remove them or give them another site first`,
        );
      }
      await tx.sites.delete(tenant, id);
      await tx.audit('site.deleted', { tenant, object: id, name });
    });
    await this.parts.keeper.apply();
    return { id };
  }

  enable(scope: TenantScope, input: Input): Promise<Site> {
    return this.#switch(scope, input, true);
  }

  disable(scope: TenantScope, input: Input): Promise<Site> {
    return this.#switch(scope, input, false);
  }

  /** Dials through the site, as a session would, and says what came of it. Nothing is sent to the other side. */
  async test(
    scope: TenantScope,
    input: { id: string; host?: string; port?: number; target?: string },
  ): Promise<SiteTrial> {
    const { tenant } = scope;
    const { id } = input;
    const { store, tryRoad } = this.parts;
    const { site, targets } = await store.read(scope, async r => ({
      site: await r.sites.get(tenant, id),
      targets: await r.sites.targetsIn(tenant, id),
    }));
    const { host, port } =
      input.target === undefined
        ? input
        : (targets.find(t => t.id === input.target) ?? {});
    if (!host || !port) {
      throw new InputError(
        `target: enter host and port, or a target that stands in ${site.name}`,
      );
    }
    const from = { tenant, site: id, person: scope.actor.ref };
    const trial = await tryRoad(from, { host, port });
    await store.transact(scope, async tx => {
      const result = trial.sentence;
      const { name } = site;
      await tx.audit('site.tested', {
        ...{ tenant, object: id, name, host, port, result },
      });
    });
    return trial;
  }

  async #switch(
    scope: TenantScope,
    { id, version }: Input,
    enabled: boolean,
  ): Promise<Site> {
    const { tenant, actor } = scope;
    const site = await this.parts.store.transact(scope, async tx => {
      const before = await tx.sites.get(tenant, id);
      if (before.enabled === enabled) {
        const state = enabled ? 'open' : 'closed';
        throw new ConflictError(`${before.name} is ${state} already`);
      }
      const key = { tenant, id, version };
      const after = await tx.sites.update(key, { enabled }, actor.ref);
      const event = enabled ? 'site.enabled' : 'site.disabled';
      await tx.audit(event, { tenant, object: id, name: after.name });
      return after;
    });
    if (!enabled) await this.parts.recheck();
    return this.#applied(scope, site);
  }

  /** What was sealed to any other key could never be opened. */
  #checkKey({ secret }: SiteChanges): void {
    if (!secret) return;
    const { identity } = this.parts.keeper;
    if (!identity) {
      throw new ServiceUnavailableError(
        'No connector is there to keep this site: see whether its service runs, and try again',
      );
    }
    if (secret.sealed.kid === identity.seal.kid) return;
    throw new InputError(
      'secret.sealed: is not sealed to the present key of the connector; load the page again and upload the file anew',
    );
  }

  async #applied(scope: TenantScope, site: StoredSite): Promise<Site> {
    await this.parts.keeper.apply();
    return this.#one(scope, site);
  }

  async #one(scope: TenantScope, site: StoredSite): Promise<Site> {
    const [presented] = await this.#present(scope, [site]);
    return presented;
  }

  async #present(scope: TenantScope, sites: StoredSite[]): Promise<Site[]> {
    const held = await scope.rights(siteRights);
    const { keeper, dialOutHost: host } = this.parts;
    const listener = keeper.identity?.dialOut;
    return sites.map(site => ({
      ...site,
      dialOut:
        site.kind === 'dial-out' && listener && host
          ? { host, ...listener }
          : undefined,
      status: keeper.statusOf(site),
      allowedActions: siteActions(site, held),
    }));
  }
}

/** The ranges as people read them. */
function spelled({ ranges }: StoredSite): string {
  return ranges.map(r => `${r.network} (ports ${r.ports})`).join(', ');
}

/** A change must not leave a target behind where the site does not lead any more. */
function keepsLeading(
  site: StoredSite,
  targets: { name: string; host: string; port: number }[],
): void {
  for (const { name, host, port } of targets) {
    const fault = faultOfPlace(site, host, port);
    if (fault) throw new InputError(`ranges: ${name} stands there: ${fault}`);
  }
}
