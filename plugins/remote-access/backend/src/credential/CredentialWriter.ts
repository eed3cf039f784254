import { TenantRows } from '@wardroom/platform-node';
import type { CredentialKind, Sealed } from '@wardroom/remote-access-common';
import { CredentialReader, type StoredCredential } from './CredentialReader';

const taken =
  'label: there is a credential with this id or label already; choose another label';

/** Writes credentials. */
export class CredentialWriter extends CredentialReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  async create(
    tenant: string,
    fields: {
      id: string;
      kind: CredentialKind;
      label: string;
      sealed: Sealed;
      by: string;
    },
  ): Promise<StoredCredential> {
    const { id, kind, label, sealed, by } = fields;
    await this.#write.insert(
      'credentials',
      {
        tenant_id: tenant,
        id,
        kind,
        label,
        sealed: JSON.stringify(sealed),
        secret_version: 1,
        renewed_at: new Date(),
        renewed_by: by,
      },
      taken,
    );
    return this.get(tenant, id);
  }

  /** Renames it, or replaces its secret by one that was sealed for the next version. */
  async update(
    credential: { tenant: string; id: string; version: number },
    changes: {
      label?: string;
      secret?: { kind: CredentialKind; sealed: Sealed; secretVersion: number };
    },
    by: string,
  ): Promise<StoredCredential> {
    const { tenant, id, version } = credential;
    const { label, secret } = changes;
    await this.#write.update(
      'credentials',
      { tenantId: tenant, id, version },
      {
        label,
        ...(secret && {
          kind: secret.kind,
          sealed: JSON.stringify(secret.sealed),
          secret_version: secret.secretVersion,
          renewed_at: new Date(),
          renewed_by: by,
        }),
      },
    );
    return this.get(tenant, id);
  }

  async delete(tenant: string, id: string): Promise<void> {
    await this.#write.delete('credentials', { tenantId: tenant, id });
  }
}
