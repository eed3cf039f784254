import { ConflictError, InputError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import {
  credentialDelete,
  credentialRotate,
  credentialUpdate,
  type Credential,
  type CredentialKind,
  type RotationPlan,
  type Sealed,
  type StoreValues,
} from '@wardroom/remote-access-common';
import type { CredentialStoreWriter } from '../credentialStore/CredentialStoreWriter';
import type { StoreProviders } from '../credentialStore/StoreProviders';
import type { Gateways } from '../gateway/Gateways';
import type { RotationHooks } from './RotationHooks';
import { refuseOldSeal } from '../gateway/refuseOldSeal';
import { credentialActions } from './credentialPolicy';
import type { StoredCredential, CredentialReader } from './CredentialReader';
import type { CredentialWriter } from './CredentialWriter';

type Store = TenantStore<
  { credentials: typeof CredentialReader },
  {
    credentials: typeof CredentialWriter;
    credentialStores: typeof CredentialStoreWriter;
  }
>;

type NewCredential = {
  id: string;
  kind: CredentialKind;
  label: string;
  sealed?: Sealed;
  source?: { store: string; values: StoreValues };
};

type CredentialChanges = {
  id: string;
  version: number;
  label?: string;
  values?: StoreValues;
  rotation?: RotationPlan;
  secret?: { kind: CredentialKind; sealed: Sealed; secretVersion: number };
};

/** Changes the password of a credential on its target. ConflictError where that did not work. */
type Rotate = (scope: TenantScope, input: { id: string }) => Promise<void>;

/** Use cases of credentials. Secrets come in sealed and are never given out. */
export class CredentialService {
  readonly #store: Store;
  readonly #gateway: Gateways;
  readonly #providers: StoreProviders;
  readonly #hooks: RotationHooks;
  readonly #rotate: Rotate;

  constructor(options: {
    store: Store;
    gateway: Gateways;
    providers: StoreProviders;
    hooks: RotationHooks;
    rotate: Rotate;
  }) {
    this.#store = options.store;
    this.#gateway = options.gateway;
    this.#providers = options.providers;
    this.#hooks = options.hooks;
    this.#rotate = options.rotate;
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
      const source = input.source && {
        store: input.source.store,
        values: await this.#placed(
          tx,
          { tenant, store: input.source.store, kind },
          input.source.values,
        ),
      };
      const fields = { id, kind, label, sealed, source, by };
      const created = await tx.credentials.create(tenant, fields);
      if (sealed) refuseOldSeal(this.#gateway, sealed, 'sealed');
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
    const { id, version, label, secret, rotation } = input;
    const credential = await this.#store.transact(scope, async tx => {
      const before = await tx.credentials.get(tenant, id);
      const next = before.secretVersion + 1;
      if (secret && secret.secretVersion !== next) {
        throw new ConflictError(
          `The secret of "${before.label}" was renewed meanwhile: load it again and repeat your change`,
        );
      }
      const { kind, source } = before;
      if (source ? secret : input.values) {
        throw new InputError(
          source
            ? 'secret: is kept in a store; renew it there'
            : 'values: are for credentials that are kept in a store',
        );
      }
      if (rotation) this.#hooks.check(rotation.hook);
      if (rotation?.after === 'session' && (source || kind !== 'password')) {
        throw new InputError(
          'rotation: only a password that is kept here can be changed after sessions',
        );
      }
      const values =
        source &&
        input.values &&
        (await this.#placed(
          tx,
          { tenant, store: source.store.id, kind },
          input.values,
        ));
      const after = await tx.credentials.update(
        { tenant, id, version },
        { label, secret, values, rotation },
        scope.actor.ref,
      );
      if (secret) refuseOldSeal(this.#gateway, secret.sealed, 'secret.sealed');
      const changed = [
        ...(after.label === before.label ? [] : ['label']),
        ...(secret ? ['secret'] : []),
        ...(values ? ['place in its store'] : []),
        ...(rotation ? ['rotation'] : []),
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

  /** Changes the password on its target now. ConflictError where that did not work. */
  async rotate(scope: TenantScope, input: { id: string }): Promise<Credential> {
    await this.#rotate(scope, input);
    return this.get(scope, input);
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

  /** Checks a place in a store with the store's provider; the store must be one of this tenant. */
  async #placed(
    tx: { credentialStores: CredentialStoreWriter },
    at: { tenant: string; store: string; kind: CredentialKind },
    values: StoreValues,
  ): Promise<StoreValues> {
    const { provider } = await tx.credentialStores.get(at.tenant, at.store);
    return this.#providers.placeOf(provider, at.kind, values);
  }

  async #one(scope: TenantScope, credential: StoredCredential) {
    const [presented] = await this.#present(scope, [credential]);
    return presented;
  }

  async #present(
    scope: TenantScope,
    credentials: StoredCredential[],
  ): Promise<Credential[]> {
    const held = await scope.rights([
      credentialUpdate,
      credentialRotate,
      credentialDelete,
    ]);
    return credentials.map(credential => ({
      ...credential,
      allowedActions: credentialActions(credential, held),
    }));
  }
}
