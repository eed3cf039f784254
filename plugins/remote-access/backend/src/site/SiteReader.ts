import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import { TenantReader } from '@wardroom/platform-node';
import {
  connectorKinds,
  faultOfPlace,
  type Sealed,
  type Site,
  type SiteOrder,
} from '@wardroom/remote-access-common';

/** A site as it is stored: without its state, what depends on who looks at it, and its secret. */
export type StoredSite = Omit<Site, 'allowedActions' | 'status' | 'dialOut'>;

/** A site that is closed and lies on the way to a target. */
export type ClosedWay = { tenant: string; target: string; site: string };

type SiteRow = {
  tenant_id: string;
  id: string;
  name: string;
  kind: Site['kind'];
  ranges: Site['ranges'];
  name_servers: string[];
  sealed: Sealed | null;
  secret_version: number | null;
  renewed_at: Date | null;
  renewed_by: string | null;
  jump_target_id: string | null;
  public_key: string | null;
  enabled: boolean;
  version: number;
  created_at: Date;
  updated_at: Date;
};

const columns = [
  ...['tenant_id', 'id', 'name', 'kind', 'ranges', 'name_servers'],
  ...['secret_version', 'renewed_at', 'renewed_by', 'jump_target_id'],
  ...['public_key', 'enabled', 'version', 'created_at', 'updated_at'],
];

/** Reads sites. */
export class SiteReader extends TenantReader {
  /** Sites by name. */
  async list(
    filter: PageInput & { search?: string },
  ): Promise<Page<StoredSite>> {
    const { search } = filter;
    const page = await this.pageOf<SiteRow>(
      'sites',
      { ...filter, orderBy: [{ column: 'name' }, { column: 'id' }] },
      query => {
        if (search) {
          const words = search.replace(/[\\%_]/g, '\\$&');
          query.whereILike('name', `%${words}%`);
        }
      },
    );
    return { ...page, items: await this.#withTargets(page.items) };
  }

  /** All of some customers, by name, without what leads through them. */
  async allOf(
    tenants: string[],
  ): Promise<
    Pick<StoredSite, 'tenant' | 'id' | 'name' | 'kind' | 'ranges' | 'enabled'>[]
  > {
    return this.rows('sites')
      .whereIn('tenant_id', tenants)
      .orderBy(['name', 'id'])
      .select({ tenant: 'tenant_id' })
      .select('id', 'name', 'kind', 'ranges', 'enabled');
  }

  /** The site; NotFoundError if there is none. */
  async get(tenant: string, id: string): Promise<StoredSite> {
    const site = await this.find(tenant, id);
    if (!site) throw new NotFoundError(`There is no site ${id}`);
    return site;
  }

  /** Whose site it is, in whichever tenant of the scope it is. */
  async tenantOf(id: string): Promise<string | undefined> {
    const row = await this.rows('sites').where({ id }).first('tenant_id');
    return row?.tenant_id;
  }

  async find(tenant: string, id: string): Promise<StoredSite | undefined> {
    const row = await this.rows('sites')
      .where({ tenant_id: tenant, id })
      .first(columns);
    if (!row) return undefined;
    const [site] = await this.#withTargets([row]);
    return site;
  }

  /** What the connector is to keep up: every open site of the kinds that it knows. */
  async orders(): Promise<SiteOrder[]> {
    const rows: SiteRow[] = await this.rows('sites')
      .where({ enabled: true })
      .whereIn('kind', connectorKinds)
      .orderBy('id');
    return rows.map(row => ({
      site: row.id,
      tenant: row.tenant_id,
      ranges: row.ranges,
      nameServers: row.name_servers,
      way: wayOf(row),
    }));
  }

  /** Names and places of the targets that stand in a site. */
  async targetsIn(
    tenant: string,
    site: string,
  ): Promise<{ id: string; name: string; host: string; port: number }[]> {
    return this.rows('targets')
      .where({ tenant_id: tenant, site_id: site })
      .orderBy('name')
      .select('id', 'name', 'host', 'port');
  }

  /**
   * Closed sites on the ways to these targets, of all of them with one query: those that they stand in, those of the
   * jump hosts before them, and so on to where the way begins.
   */
  async closedOnTheWay(
    targets: readonly { tenant: string; id: string }[],
  ): Promise<ClosedWay[]> {
    const wanted = targets.map(({ tenant, id }) => [tenant, id]);
    return this.knex
      .from('ways')
      .withRecursive('ways', first =>
        first
          .from(this.rows('targets').as('t'))
          .whereIn(['tenant_id', 'id'], wanted)
          .select('tenant_id', { target: 'id' }, 'site_id', 'jumps')
          .union(before =>
            before
              .from('ways')
              .leftJoin(this.rows('sites').as('passed'), join =>
                join
                  .on('passed.tenant_id', 'ways.tenant_id')
                  .andOn('passed.id', 'ways.site_id'),
              )
              .join(this.rows('targets').as('t'), join =>
                join
                  .on('t.tenant_id', 'ways.tenant_id')
                  .andOn(on =>
                    on
                      .on('t.id', 'passed.jump_target_id')
                      .orOn(this.knex.raw('ways.jumps @> to_jsonb(t.id)')),
                  ),
              )
              .select('t.tenant_id', 'ways.target', 't.site_id', 't.jumps'),
          ),
      )
      .join(this.rows('sites').where({ enabled: false }).as('s'), join =>
        join.on('s.tenant_id', 'ways.tenant_id').andOn('s.id', 'ways.site_id'),
      )
      .distinct({
        tenant: 's.tenant_id',
        target: 'ways.target',
        site: 's.name',
      });
  }

  /** Why a target cannot stand at a place: another tenant's site, one that does not lead there, or one behind itself. */
  async faultOfPlace(
    tenant: string,
    place: { id?: string; site?: string | null; host: string; port: number },
  ): Promise<string | undefined> {
    if (!place.site) return undefined;
    const site = await this.find(tenant, place.site);
    if (!site) return `site: there is no ${place.site} in ${tenant}`;
    const fault = faultOfPlace(site, place.host, place.port);
    if (fault) return `host: ${site.name} does not lead there: ${fault}`;
    return place.id && (await this.leadsThrough(site, place.id))
      ? `site: this target is the way into ${site.name}`
      : undefined;
  }

  /** Whether the way into a site leads, by one jump host or several, through a target. */
  async leadsThrough(
    { tenant, jumpTarget }: StoredSite,
    target: string,
  ): Promise<boolean> {
    if (!jumpTarget) return false;
    if (jumpTarget.id === target) return true;
    const jump: { site_id: string | null } | undefined = await this.rows(
      'targets',
    )
      .where({ tenant_id: tenant, id: jumpTarget.id })
      .first('site_id');
    const next = jump?.site_id && (await this.find(tenant, jump.site_id));
    return next ? this.leadsThrough(next, target) : false;
  }

  async #withTargets(rows: SiteRow[]): Promise<StoredSite[]> {
    const named: { tenant_id: string; id: string; name: string }[] =
      await this.rows('targets')
        .whereIn(
          'id',
          rows.flatMap(row => row.jump_target_id ?? []),
        )
        .select('tenant_id', 'id', 'name');
    return rows.map(row => {
      const jump = named.find(
        ({ tenant_id, id }) =>
          tenant_id === row.tenant_id && id === row.jump_target_id,
      );
      return siteOf(row, jump);
    });
  }
}

function wayOf(row: SiteRow): SiteOrder['way'] {
  if (row.kind === 'dial-out') {
    return { kind: row.kind, publicKey: row.public_key as string };
  }
  return {
    kind: row.kind as 'openvpn' | 'wireguard',
    sealed: row.sealed as Sealed,
    context: {
      ...{ purpose: 'site', tenant: row.tenant_id, id: row.id },
      version: row.secret_version as number,
    },
  };
}

function siteOf(
  row: SiteRow,
  jump: { id: string; name: string } | undefined,
): StoredSite {
  return {
    id: row.id,
    tenant: row.tenant_id,
    name: row.name,
    kind: row.kind,
    ranges: row.ranges,
    nameServers: row.name_servers,
    jumpTarget: jump && { id: jump.id, name: jump.name },
    publicKey: row.public_key ?? undefined,
    secretVersion: row.secret_version ?? undefined,
    renewedAt: row.renewed_at?.toISOString(),
    renewedBy: row.renewed_by ?? undefined,
    enabled: row.enabled,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
