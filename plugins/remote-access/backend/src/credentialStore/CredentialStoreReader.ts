import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import { TenantReader } from '@wardroom/platform-node';
import type {
  CredentialStore,
  Sealed,
  StoreOrder,
} from '@wardroom/remote-access-common';

/** A store as it is kept: without what depends on who looks at it, and without its secret. */
export type KeptStore = Omit<CredentialStore, 'allowedActions'>;

type StoreRow = {
  tenant_id: string;
  id: string;
  provider: string;
  name: string;
  address: string;
  authorities: string | null;
  settings: Record<string, string>;
  sealed: Sealed;
  secret_version: number;
  renewed_at: Date;
  renewed_by: string;
  version: number;
  created_at: Date;
};

/** Reads credential stores. */
export class CredentialStoreReader extends TenantReader {
  /** Stores by name. */
  async list(filter: PageInput): Promise<Page<KeptStore>> {
    const page = await this.pageOf<StoreRow>(
      'credential_stores',
      { ...filter, orderBy: [{ column: 'name' }, { column: 'id' }] },
      () => {},
    );
    return { ...page, items: await this.#counted(page.items) };
  }

  /** The store; NotFoundError if there is none. */
  async get(tenant: string, id: string): Promise<KeptStore> {
    const [store] = await this.#counted([await this.#row(tenant, id)]);
    return store;
  }

  /** What the gateway needs to ask it: its secret is sealed and stays so here. */
  async order(tenant: string, id: string): Promise<StoreOrder> {
    const row = await this.#row(tenant, id);
    return {
      provider: row.provider,
      address: row.address,
      authorities: row.authorities ?? undefined,
      settings: row.settings,
      secret: {
        sealed: row.sealed,
        context: {
          ...{ purpose: 'store-secret', tenant, id },
          version: row.secret_version,
        },
      },
    };
  }

  async #row(tenant: string, id: string): Promise<StoreRow> {
    const row = await this.rows('credential_stores')
      .where({ tenant_id: tenant, id })
      .first();
    if (row) return row;
    throw new NotFoundError(`There is no credential store ${id}`);
  }

  async #counted(rows: StoreRow[]): Promise<KeptStore[]> {
    const counts: { tenant_id: string; store_id: string; count: string }[] =
      await this.rows('credentials')
        .whereIn(
          'store_id',
          rows.map(row => row.id),
        )
        .groupBy('tenant_id', 'store_id')
        .select('tenant_id', 'store_id')
        .count({ count: '*' });
    return rows.map(row => ({
      id: row.id,
      tenant: row.tenant_id,
      provider: row.provider,
      name: row.name,
      address: row.address,
      authorities: row.authorities ?? undefined,
      settings: row.settings,
      secretVersion: row.secret_version,
      renewedAt: row.renewed_at.toISOString(),
      renewedBy: row.renewed_by,
      credentials: Number(
        counts.find(c => c.tenant_id === row.tenant_id && c.store_id === row.id)
          ?.count ?? 0,
      ),
      version: row.version,
      createdAt: row.created_at.toISOString(),
    }));
  }
}
