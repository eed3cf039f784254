import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import { TenantReader } from '@wardroom/platform-node';
import {
  defaultTargetPolicy,
  type HostKey,
  type Target,
  type TargetPolicy,
  type TargetSettings,
} from '@wardroom/remote-access-common';

/** A target as it is stored: without what depends on who looks at it. */
export type StoredTarget = Omit<Target, 'allowedActions'>;

/** A target as far as rules ask for it. */
export type NamedTarget = Pick<
  Target,
  'tenant' | 'id' | 'name' | 'asset' | 'protocol' | 'policy'
> & {
  /** Counts how often the way to it was changed. */
  way: number;
};

export type TargetRow = {
  tenant_id: string;
  id: string;
  asset: string;
  name: string;
  protocol: Target['protocol'];
  host: string;
  port: number;
  username: string;
  credential_id: string;
  site_id: string | null;
  settings: TargetSettings;
  jumps: string[];
  policy: TargetPolicy;
  pinned: HostKey | null;
  presented: HostKey | null;
  way: number;
  version: number;
  created_at: Date;
  updated_at: Date;
};

/** Reads targets. */
export class TargetReader extends TenantReader {
  /** Targets by name. */
  async list(
    filter: PageInput & { asset?: string; search?: string },
  ): Promise<Page<StoredTarget>> {
    const { asset, search } = filter;
    const page = await this.pageOf<TargetRow>(
      'targets',
      { ...filter, orderBy: [{ column: 'name' }, { column: 'id' }] },
      query => {
        if (asset) query.where({ asset });
        if (search) {
          const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
          query.where(either =>
            either.whereILike('name', pattern).orWhereILike('host', pattern),
          );
        }
      },
    );
    return { ...page, items: await this.#withLabels(page.items) };
  }

  /** The target; NotFoundError if there is none. */
  async get(tenant: string, id: string): Promise<StoredTarget> {
    const target = await this.find(tenant, id);
    if (!target) throw new NotFoundError(`There is no target ${id}`);
    return target;
  }

  async find(tenant: string, id: string): Promise<StoredTarget | undefined> {
    const row = await this.rows('targets')
      .where({ tenant_id: tenant, id })
      .first();
    if (!row) return undefined;
    const [target] = await this.#withLabels([row]);
    return target;
  }

  /** Names of the targets that are reached through this one. */
  async reachedThrough(tenant: string, id: string): Promise<string[]> {
    const rows: { name: string }[] = await this.rows('targets')
      .where({ tenant_id: tenant })
      .whereRaw('jumps @> to_jsonb(?::text)', [id])
      .orderBy('name')
      .select('name');
    return rows.map(({ name }) => name);
  }

  /** Names of targets, by tenant and id. */
  async #namesOf(ids: string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows: { tenant_id: string; id: string; name: string }[] =
      await this.rows('targets')
        .whereIn('id', ids)
        .select('tenant_id', 'id', 'name');
    return new Map(rows.map(r => [`${r.tenant_id}/${r.id}`, r.name]));
  }

  /** What rules ask of targets, of all of these with one query. Those that do not exist are absent. */
  async named(keys: { tenant: string; id: string }[]): Promise<NamedTarget[]> {
    const rows: TargetRow[] = await this.rows('targets')
      .whereIn(
        ['tenant_id', 'id'],
        keys.map(({ tenant, id }) => [tenant, id]),
      )
      .orderBy(['name', 'id']);
    return rows.map(row => ({
      tenant: row.tenant_id,
      id: row.id,
      name: row.name,
      asset: row.asset,
      protocol: row.protocol,
      policy: { ...defaultTargetPolicy, ...row.policy },
      way: row.way,
    }));
  }

  async #withLabels(rows: TargetRow[]): Promise<StoredTarget[]> {
    const labels: { tenant_id: string; id: string; label: string }[] =
      await this.rows('credentials')
        .whereIn(
          'id',
          rows.map(r => r.credential_id),
        )
        .select('tenant_id', 'id', 'label');
    const names = await this.#namesOf(rows.flatMap(r => r.jumps));
    const sites = await this.#sitesOf(rows);
    return rows.map(row => {
      const credential = labels.find(
        c => c.tenant_id === row.tenant_id && c.id === row.credential_id,
      );
      const jumps = row.jumps.map(id => ({
        id,
        name: names.get(`${row.tenant_id}/${id}`) ?? id,
      }));
      const site = sites.find(
        s => s.tenant_id === row.tenant_id && s.id === row.site_id,
      );
      return {
        ...targetOf(row, credential?.label ?? ''),
        jumps,
        site: site && { id: site.id, name: site.name },
      };
    });
  }

  async #sitesOf(
    rows: TargetRow[],
  ): Promise<{ tenant_id: string; id: string; name: string }[]> {
    const wanted = rows.flatMap(row => row.site_id ?? []);
    if (!wanted.length) return [];
    return this.rows('sites')
      .whereIn('id', wanted)
      .select('tenant_id', 'id', 'name');
  }
}

function targetOf(
  row: TargetRow,
  label: string,
): Omit<StoredTarget, 'jumps' | 'site'> {
  return {
    id: row.id,
    tenant: row.tenant_id,
    asset: row.asset,
    name: row.name,
    protocol: row.protocol,
    host: row.host,
    port: row.port,
    username: row.username,
    credential: { id: row.credential_id, label },
    settings: row.settings,
    policy: { ...defaultTargetPolicy, ...row.policy },
    hostKeyState: hostKeyState(row),
    pinned: row.pinned ?? undefined,
    presented: row.presented ?? undefined,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function hostKeyState(row: TargetRow): Target['hostKeyState'] {
  if (row.presented) return 'changed';
  return row.pinned ? 'pinned' : 'unknown';
}
