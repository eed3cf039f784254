import { TenantRows } from '@wardroom/platform-node';
import type {
  CredentialKind,
  RotationPlan,
  Sealed,
  SealedCredential,
  StoreValues,
} from '@wardroom/remote-access-common';
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
      sealed?: Sealed;
      source?: { store: string; values: StoreValues };
      by: string;
    },
  ): Promise<StoredCredential> {
    const { id, kind, label, sealed, source, by } = fields;
    await this.#write.insert(
      'credentials',
      {
        tenant_id: tenant,
        id,
        kind,
        label,
        sealed: sealed && JSON.stringify(sealed),
        store_id: source?.store,
        place: source && JSON.stringify(source.values),
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
      /** Where it is in its store, for one that is kept there. */
      values?: StoreValues;
      rotation?: RotationPlan;
      secret?: { kind: CredentialKind; sealed: Sealed; secretVersion: number };
    },
    by: string,
  ): Promise<StoredCredential> {
    const { tenant, id, version } = credential;
    const { label, values, rotation, secret } = changes;
    await this.#write.update(
      'credentials',
      { tenantId: tenant, id, version },
      {
        label,
        place: values && JSON.stringify(values),
        rotate_after: rotation?.after,
        rotation_hook: rotation?.hook,
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

  /**
   * Puts a secret in the place of the one before it: what it was sealed for says which. False where another one stands
   * there by now.
   */
  async replaceSecret(
    { tenant, id }: { tenant: string; id: string },
    { sealed, context, by }: SealedCredential & { by: string },
  ): Promise<boolean> {
    const replaced = await this.knex('credentials')
      .where({ tenant_id: tenant, id, secret_version: context.version - 1 })
      .update({
        sealed: JSON.stringify(sealed),
        secret_version: context.version,
        renewed_at: new Date(),
        renewed_by: by,
        version: this.knex.raw('version + 1'),
      });
    return replaced === 1;
  }

  async delete(tenant: string, id: string): Promise<void> {
    await this.#write.delete('credentials', { tenantId: tenant, id });
  }
}
