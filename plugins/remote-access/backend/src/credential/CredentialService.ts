import { ConflictError, InputError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import {
  credentialDelete,
  credentialUpdate,
  type Credential,
  type CredentialKind,
  type Sealed,
} from '@wardroom/remote-access-common';
import type { Gateway } from '../gateway/Gateway';
import { credentialActions } from './credentialPolicy';
import type { StoredCredential, CredentialReader } from './CredentialReader';
import type { CredentialWriter } from './CredentialWriter';

type Store = TenantStore<
  { credentials: typeof CredentialReader },
  { credentials: typeof CredentialWriter }
>;

type NewCredential = {
  id: string;
  kind: CredentialKind;
  label: string;
  sealed: Sealed;
};

type CredentialChanges = {
  id: string;
  version: number;
  label?: string;
  secret?: { kind: CredentialKind; sealed: Sealed; secretVersion: number };
};

/** Use cases of credentials. Secrets come in sealed and are never given out. */
export class CredentialService {
  readonly #store: Store;
  readonly #gateway: Gateway;

  constructor(options: { store: Store; gateway: Gateway }) {
    this.#store = options.store;
    this.#gateway = options.gateway;
  }

  async list(
    scope: TenantScope,
    filter: PageInput & { search?: string },
  ): Promise<Page<Credential>> {
    const page = await this.#store.read(scope, r => r.credentials.list(filter));
    return { ...page, items: await this.#present(scope, page.items) };
  }

  async get(scope: TenantScope, input: { id: string }): Promise<Credential> {
    const credential = await this.#store.read(scope, r =>
      r.credentials.get(scope.tenant, input.id),
    );
    return this.#one(scope, credential);
  }

  async create(scope: TenantScope, input: NewCredential): Promise<Credential> {
    const { tenant } = scope;
    const { id, kind, label, sealed } = input;
    const by = scope.actor.ref;
    const credential = await this.#store.transact(scope, async tx => {
      const fields = { id, kind, label, sealed, by };
      const created = await tx.credentials.create(tenant, fields);
      this.#checkKey(sealed, 'sealed');
      await tx.audit('credential.created', { tenant, object: id, label, kind });
      return created;
    });
    return this.#one(scope, credential);
  }

  async update(
    scope: TenantScope,
    input: CredentialChanges,
  ): Promise<Credential> {
    const { tenant } = scope;
    const { id, version, label, secret } = input;
    const credential = await this.#store.transact(scope, async tx => {
      const before = await tx.credentials.get(tenant, id);
      const next = before.secretVersion + 1;
      if (secret && secret.secretVersion !== next) {
        throw new ConflictError(
          `The secret of "${before.label}" was renewed meanwhile: load it again and repeat your change`,
        );
      }
      const after = await tx.credentials.update(
        { tenant, id, version },
        { label, secret },
        scope.actor.ref,
      );
      if (secret) this.#checkKey(secret.sealed, 'secret.sealed');
      const changed = [
        ...(after.label === before.label ? [] : ['label']),
        ...(secret ? ['secret'] : []),
      ].join(', ');
      await tx.audit('credential.updated', {
        tenant,
        object: id,
        label: after.label,
        changed,
      });
      return after;
    });
    return this.#one(scope, credential);
  }

  async delete(scope: TenantScope, input: { id: string }) {
    const { tenant } = scope;
    const { id } = input;
    await this.#store.transact(scope, async tx => {
      const { label, targets } = await tx.credentials.get(tenant, id);
      if (targets.length > 0) {
        const names = targets.map(t => t.name).join(', ');
        throw new ConflictError(
          `"${label}" opens ${names}: give these another credential first`,
        );
      }
      await tx.credentials.delete(tenant, id);
      await tx.audit('credential.deleted', { tenant, object: id, label });
    });
    return { id };
  }

  /**
   * What was sealed to any other key could not be opened for long. Asked after the row was written: whoever destroys a
   * former key waits for those who are writing, so that what passes here is counted there.
   */
  #checkKey(sealed: Sealed, field: string) {
    if (sealed.kid === this.#gateway.identity().seal.kid) return;
    throw new InputError(
      `${field}: is not sealed to the present key of the gateway; load the page again and type the secret anew`,
    );
  }

  async #one(scope: TenantScope, credential: StoredCredential) {
    const [presented] = await this.#present(scope, [credential]);
    return presented;
  }

  async #present(
    scope: TenantScope,
    credentials: StoredCredential[],
  ): Promise<Credential[]> {
    const held = await scope.rights([credentialUpdate, credentialDelete]);
    return credentials.map(credential => ({
      ...credential,
      allowedActions: credentialActions(credential, held),
    }));
  }
}
