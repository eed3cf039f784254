import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import { TenantReader } from '@wardroom/platform-node';
import type { Credential, Sealed } from '@wardroom/remote-access-common';

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
};

type UserRow = {
  tenant_id: string;
  id: string;
  name: string;
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
];

/** Reads credentials. */
export class CredentialReader extends TenantReader {
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
    return { ...page, items: await this.#withTargets(page.items) };
  }

  /** The credential; NotFoundError if there is none. */
  async get(tenant: string, id: string): Promise<StoredCredential> {
    const row = await this.rows('credentials')
      .where({ tenant_id: tenant, id })
      .first(columns);
    if (!row) throw new NotFoundError(`There is no credential ${id}`);
    const [credential] = await this.#withTargets([row]);
    return credential;
  }

  /** What the gateway opens: the sealed secret and what it is bound to. */
  async sealed(
    tenant: string,
    id: string,
  ): Promise<{ sealed: Sealed; secretVersion: number }> {
    const row = await this.rows('credentials')
      .where({ tenant_id: tenant, id })
      .first('sealed', 'secret_version');
    if (!row) throw new NotFoundError(`There is no credential ${id}`);
    return { sealed: row.sealed, secretVersion: row.secret_version };
  }

  async #withTargets(rows: CredentialRow[]): Promise<StoredCredential[]> {
    const users: UserRow[] = await this.rows('targets')
      .whereIn(
        'credential_id',
        rows.map(r => r.id),
      )
      .orderBy('name')
      .select('tenant_id', 'id', 'name', 'credential_id');
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
        .map(({ id, name }) => ({ id, name })),
      version: row.version,
      createdAt: row.created_at.toISOString(),
    }));
  }
}

function containing(words: string): string {
  return `%${words.replace(/[\\%_]/g, '\\$&')}%`;
}
