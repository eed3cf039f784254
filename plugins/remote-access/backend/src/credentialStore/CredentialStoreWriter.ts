import { TenantRows } from '@wardroom/platform-node';
import type { Sealed, StoreValues } from '@wardroom/remote-access-common';
import { CredentialStoreReader, type KeptStore } from './CredentialStoreReader';

/** Where and how a store is asked. */
export type StoreAccess = {
  address: string;
  authorities?: string;
  settings: StoreValues;
  sealed: Sealed;
  secretVersion: number;
};

const taken =
  'name: there is a credential store with this id or name already; choose another name';

/** Writes credential stores. */
export class CredentialStoreWriter extends CredentialStoreReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  async create(
    tenant: string,
    fields: StoreAccess & {
      id: string;
      provider: string;
      name: string;
      by: string;
    },
  ): Promise<KeptStore> {
    const { id, provider, name, by } = fields;
    await this.#write.insert(
      'credential_stores',
      { tenant_id: tenant, id, provider, name, ...columnsOf(fields, by) },
      taken,
    );
    return this.get(tenant, id);
  }

  /** Renames it, or changes where and how it is asked together with its secret. */
  async update(
    store: { tenant: string; id: string; version: number },
    changes: { name?: string; access?: StoreAccess },
    by: string,
  ): Promise<KeptStore> {
    const { tenant, id, version } = store;
    const { name, access } = changes;
    await this.#write.update(
      'credential_stores',
      { tenantId: tenant, id, version },
      { name, ...(access && columnsOf(access, by)) },
    );
    return this.get(tenant, id);
  }

  async delete(tenant: string, id: string): Promise<void> {
    await this.#write.delete('credential_stores', { tenantId: tenant, id });
  }
}

function columnsOf(access: StoreAccess, by: string) {
  return {
    address: access.address,
    authorities: access.authorities ?? null,
    settings: JSON.stringify(access.settings),
    sealed: JSON.stringify(access.sealed),
    secret_version: access.secretVersion,
    renewed_at: new Date(),
    renewed_by: by,
  };
}
