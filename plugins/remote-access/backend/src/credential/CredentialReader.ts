import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import { TenantReader } from '@wardroom/platform-node';
import type {
  Credential,
  CredentialOrder,
  RotationPlan,
  Sealed,
  StoreValues,
  TargetProtocol,
} from '@wardroom/remote-access-common';
import { RotationReader } from './RotationReader';
import { CredentialStoreReader } from '../credentialStore/CredentialStoreReader';

/** A credential as it is stored: without what depends on who looks at it, and without its secret. */
export type StoredCredential = Omit<Credential, 'allowedActions'>;

export type CredentialRow = {
  tenant_id: string;
  id: string;
  kind: Credential['kind'];
  label: string;
  secret_version: number;
  renewed_at: Date;
  renewed_by: string;
  version: number;
  created_at: Date;
  store_id: string | null;
  place: StoreValues | null;
  rotate_after: RotationPlan['after'];
  rotation_hook: string;
};

type UserRow = {
  tenant_id: string;
  id: string;
  name: string;
  protocol: TargetProtocol;
  credential_id: string;
};

const columns = [
  'tenant_id',
  'id',
  'kind',
  'label',
  'secret_version',
  'renewed_at',
  'renewed_by',
  'version',
  'created_at',
  'store_id',
  'place',
  'rotate_after',
  'rotation_hook',
];

/** Reads credentials. */
export class CredentialReader extends TenantReader {
  readonly #stores = new CredentialStoreReader({
    knex: this.knex,
    scope: this.scope,
  });

  readonly #rotations = new RotationReader({
    knex: this.knex,
    scope: this.scope,
  });

  /** Credentials by label. */
  async list(
    filter: PageInput & { search?: string },
  ): Promise<Page<StoredCredential>> {
    const { search } = filter;
    const page = await this.pageOf<CredentialRow>(
      'credentials',
      { ...filter, orderBy: [{ column: 'label' }, { column: 'id' }] },
      query => {
        if (search) query.whereILike('label', containing(search));
      },
    );
    return { ...page, items: await this.#completed(page.items) };
  }

  /** The credential; NotFoundError if there is none. */
  async get(tenant: string, id: string): Promise<StoredCredential> {
    const row = await this.rows('credentials')
      .where({ tenant_id: tenant, id })
      .first(columns);
    if (!row) throw new NotFoundError(`There is no credential ${id}`);
    const [credential] = await this.#completed([row]);
    return credential;
  }

  /** Those of these credentials that are passwords. */
  async passwordsAmong(ids: string[]): Promise<string[]> {
    return this.rows('credentials')
      .whereIn('id', ids)
      .where({ kind: 'password' })
      .pluck('id');
  }

  /** What the gateway opens: the sealed secret and what it is bound to, or where the secret is kept. */
  async order(tenant: string, id: string): Promise<CredentialOrder> {
    const row = await this.rows('credentials')
      .where({ tenant_id: tenant, id })
      .first('kind', 'sealed', 'secret_version', 'store_id', 'place');
    if (!row) throw new NotFoundError(`There is no credential ${id}`);
    if (row.store_id) {
      const store = await this.#stores.order(tenant, row.store_id);
      return { store, reference: { kind: row.kind, values: row.place } };
    }
    return {
      sealed: row.sealed as Sealed,
      context: {
        ...{ purpose: 'credential', tenant, id },
        version: row.secret_version,
      },
    };
  }

  async #completed(rows: CredentialRow[]): Promise<StoredCredential[]> {
    const names = await this.#storeNames(rows);
    const latest = await this.#rotations.latestOf(rows.map(r => r.id));
    const users: UserRow[] = await this.rows('targets')
      .whereIn(
        'credential_id',
        rows.map(r => r.id),
      )
      .orderBy('name')
      .select('tenant_id', 'id', 'name', 'protocol', 'credential_id');
    return rows.map(row => ({
      id: row.id,
      tenant: row.tenant_id,
      kind: row.kind,
      label: row.label,
      secretVersion: row.secret_version,
      renewedAt: row.renewed_at.toISOString(),
      renewedBy: row.renewed_by,
      targets: users
        .filter(
          u => u.tenant_id === row.tenant_id && u.credential_id === row.id,
        )
        .map(({ id, name, protocol }) => ({ id, name, protocol })),
      source:
        row.store_id && row.place
          ? {
              store: { id: row.store_id, name: names.get(row.store_id) ?? '' },
              values: row.place,
            }
          : undefined,
      rotation: {
        after: row.rotate_after,
        hook: row.rotation_hook,
        latest: latest.get(row.id),
      },
      version: row.version,
      createdAt: row.created_at.toISOString(),
    }));
  }

  async #storeNames(rows: CredentialRow[]): Promise<Map<string, string>> {
    const ids = rows.flatMap(row => (row.store_id ? [row.store_id] : []));
    const stores: { id: string; name: string }[] = await this.rows(
      'credential_stores',
    )
      .whereIn('id', ids)
      .select('id', 'name');
    return new Map(stores.map(store => [store.id, store.name]));
  }
}

function containing(words: string): string {
  return `%${words.replace(/[\\%_]/g, '\\$&')}%`;
}
