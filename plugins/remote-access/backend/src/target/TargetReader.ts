import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import { TenantReader } from '@wardroom/platform-node';
import type {
  HostKey,
  Target,
  TargetPolicy,
  TargetSettings,
} from '@wardroom/remote-access-common';

/** A target as it is stored: without what depends on who looks at it. */
export type StoredTarget = Omit<Target, 'allowedActions'>;

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
  settings: TargetSettings;
  policy: TargetPolicy;
  pinned: HostKey | null;
  presented: HostKey | null;
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
    const row = await this.rows('targets')
      .where({ tenant_id: tenant, id })
      .first();
    if (!row) throw new NotFoundError(`There is no target ${id}`);
    const [target] = await this.#withLabels([row]);
    return target;
  }

  async #withLabels(rows: TargetRow[]): Promise<StoredTarget[]> {
    const labels: { tenant_id: string; id: string; label: string }[] =
      await this.rows('credentials')
        .whereIn(
          'id',
          rows.map(r => r.credential_id),
        )
        .select('tenant_id', 'id', 'label');
    return rows.map(row => {
      const credential = labels.find(
        c => c.tenant_id === row.tenant_id && c.id === row.credential_id,
      );
      return targetOf(row, credential?.label ?? '');
    });
  }
}

function targetOf(row: TargetRow, label: string): StoredTarget {
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
    policy: row.policy,
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
