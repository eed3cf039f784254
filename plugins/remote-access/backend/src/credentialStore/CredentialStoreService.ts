import { ConflictError, InputError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import {
  credentialStoreCheck,
  credentialStoreDelete,
  credentialStoreUpdate,
  endSentences,
  type CredentialStore,
  type StoreProvider,
} from '@wardroom/remote-access-common';
import { refuseOldSeal } from '../gateway/refuseOldSeal';
import type { Gateways } from '../gateway/Gateways';
import { credentialStoreActions } from './credentialStorePolicy';
import type { CredentialStoreReader, KeptStore } from './CredentialStoreReader';
import type {
  CredentialStoreWriter,
  StoreAccess,
} from './CredentialStoreWriter';
import type { StoreProviders } from './StoreProviders';

type Store = TenantStore<
  { credentialStores: typeof CredentialStoreReader },
  { credentialStores: typeof CredentialStoreWriter }
>;

type NewStore = Omit<StoreAccess, 'secretVersion'> & {
  id: string;
  provider: string;
  name: string;
};

/** Use cases of stores outside. The portal knows where they are; only the gateway can ask them. */
export class CredentialStoreService {
  readonly #store: Store;
  readonly #gateway: Gateways;
  readonly #providers: StoreProviders;
  readonly #addresses: readonly string[];

  /** @param options - `addresses`: the stores that the configuration allows */
  constructor(options: {
    store: Store;
    gateway: Gateways;
    providers: StoreProviders;
    addresses: readonly string[];
  }) {
    this.#store = options.store;
    this.#gateway = options.gateway;
    this.#providers = options.providers;
    this.#addresses = options.addresses;
  }

  providers(): { items: StoreProvider[]; addresses: string[] } {
    return {
      items: this.#providers.descriptions,
      addresses: [...this.#addresses],
    };
  }

  async list(
    scope: TenantScope,
    filter: PageInput,
  ): Promise<Page<CredentialStore>> {
    const page = await this.#store.read(scope, r =>
      r.credentialStores.list(filter),
    );
    return { ...page, items: await this.#present(scope, page.items) };
  }

  async get(scope: TenantScope, input: { id: string }) {
    const store = await this.#store.read(scope, r =>
      r.credentialStores.get(scope.tenant, input.id),
    );
    return this.#one(scope, store);
  }

  async create(scope: TenantScope, input: NewStore): Promise<CredentialStore> {
    const { tenant } = scope;
    const { provider, name, sealed } = input;
    const access = { ...this.#checked(provider, input), secretVersion: 1 };
    const by = scope.actor.ref;
    const store = await this.#store.transact(scope, async tx => {
      const fields = { ...access, id: input.id, provider, name, by };
      const created = await tx.credentialStores.create(tenant, fields);
      refuseOldSeal(this.#gateway, sealed, 'sealed');
      await tx.audit('credentialStore.created', {
        ...{ tenant, object: created.id },
        ...{ name, provider, address: created.address },
      });
      return created;
    });
    return this.#one(scope, store);
  }

  async update(
    scope: TenantScope,
    input: { id: string; version: number; name?: string; access?: StoreAccess },
  ): Promise<CredentialStore> {
    const { tenant } = scope;
    const { id, version, name } = input;
    const store = await this.#store.transact(scope, async tx => {
      const before = await tx.credentialStores.get(tenant, id);
      const next = before.secretVersion + 1;
      if (input.access && input.access.secretVersion !== next) {
        throw new ConflictError(
          `The access to "${before.name}" was changed meanwhile: load it again and repeat your change`,
        );
      }
      const access = input.access && {
        ...this.#checked(before.provider, input.access),
        secretVersion: next,
      };
      const after = await tx.credentialStores.update(
        { tenant, id, version },
        { name, access },
        scope.actor.ref,
      );
      if (access) refuseOldSeal(this.#gateway, access.sealed, 'access.sealed');
      const changed = [
        ...(after.name === before.name ? [] : ['name']),
        ...(access ? ['access'] : []),
      ].join(', ');
      await tx.audit('credentialStore.updated', {
        ...{ tenant, object: id, changed },
        ...{ name: after.name, address: after.address },
      });
      return after;
    });
    return this.#one(scope, store);
  }

  /** Asks the store, by way of the gateway, whether it may be asked. */
  async check(
    scope: TenantScope,
    input: { id: string },
  ): Promise<{ fault?: string }> {
    const { tenant } = scope;
    const { id } = input;
    const [{ name }, order] = await this.#store.read(
      scope,
      async r =>
        [
          await r.credentialStores.get(tenant, id),
          await r.credentialStores.order(tenant, id),
        ] as const,
    );
    const { fault } = await this.#gateway.ask('checkStore', order, {
      timeoutMs: 15_000,
    });
    const sentence = fault && endSentences[fault];
    const result = sentence ?? 'it may be asked';
    await this.#store.transact(scope, tx =>
      tx.audit('credentialStore.checked', { tenant, object: id, name, result }),
    );
    return { fault: sentence };
  }

  async delete(scope: TenantScope, input: { id: string }) {
    const { tenant } = scope;
    const { id } = input;
    await this.#store.transact(scope, async tx => {
      const { name, credentials } = await tx.credentialStores.get(tenant, id);
      if (credentials > 0) {
        throw new ConflictError(
          `${credentials} credentials are read from "${name}": remove them first`,
        );
      }
      await tx.credentialStores.delete(tenant, id);
      await tx.audit('credentialStore.deleted', { tenant, object: id, name });
    });
    return { id };
  }

  #checked<A extends Omit<StoreAccess, 'secretVersion'>>(
    provider: string,
    access: A,
  ): A {
    const settings = this.#providers.settingsOf(provider, access.settings);
    if (!this.#addresses.includes(access.address)) {
      throw new InputError(
        `address: is not one of the stores that this installation allows (remoteAccess.credentialStores.allow in app-config): ${this.#addresses.join(', ') || 'there are none'}`,
      );
    }
    return { ...access, settings };
  }

  async #one(scope: TenantScope, store: KeptStore): Promise<CredentialStore> {
    const [presented] = await this.#present(scope, [store]);
    return presented;
  }

  async #present(
    scope: TenantScope,
    stores: KeptStore[],
  ): Promise<CredentialStore[]> {
    const held = await scope.rights([
      credentialStoreUpdate,
      credentialStoreCheck,
      credentialStoreDelete,
    ]);
    return stores.map(store => ({
      ...store,
      allowedActions: credentialStoreActions(store, held),
    }));
  }
}
