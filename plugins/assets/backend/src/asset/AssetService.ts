import { ConflictError, InputError } from '@backstage/errors';
import {
  changedFields,
  personRef,
  type PageInput,
} from '@wardroom/platform-common';
import type {
  Download,
  TenantScope,
  TenantStore,
} from '@wardroom/platform-node';
import {
  catalogAssetOf,
  entityRefOf,
  type Asset,
  type AssetCounts,
  type AssetDescription,
  type AssetReference,
} from '@wardroom/assets-common';
import { enqueueRanking } from '../enqueueRanking';
import { assetActions, assetRights } from './assetPolicy';
import type {
  AssetChoice,
  AssetReader,
  AssetSort,
  StoredAsset,
} from './AssetReader';
import { assetTable } from './assetTable';
import {
  ranksOtherwise,
  type AssetChanges,
  type AssetWriter,
} from './AssetWriter';
import type { AssetFilter } from './queries/narrowAssets';

type Store = TenantStore<
  { assets: typeof AssetReader },
  { assets: typeof AssetWriter }
>;

type List = AssetFilter & PageInput & { sort?: AssetSort };
type One = { id: string; version: number };

/** Use cases of assets. */
export class AssetService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async list(scope: TenantScope, filter: List) {
    const page = await this.#store.readOnce(scope, r => r.assets.list(filter));
    const rights = await scope.rights(assetRights);
    return {
      ...page,
      items: page.items.map(asset => ({
        ...asset,
        allowedActions: assetActions(asset, rights),
      })),
    };
  }

  /** Every customer whose assets leave with the file has that in its own audit chain. */
  async download(scope: TenantScope, filter: List): Promise<Download> {
    await this.#store.transact(scope, async tx => {
      const named = scope.tenants === '*' ? [] : scope.tenants;
      const tenants = new Set([
        ...(named.length === 1 ? named : []),
        ...(await tx.assets.tenantsOf(filter)),
      ]);
      for (const tenant of tenants) {
        await tx.audit('asset.downloaded', { tenant });
      }
    });
    const pageAt = (cursor?: string) =>
      this.#store.readOnce(scope, r =>
        r.assets.list({ ...filter, cursor, limit: 200 }),
      );
    return { filename: 'assets.csv', body: assetTable(pageAt) };
  }

  async count(scope: TenantScope): Promise<AssetCounts> {
    return this.#store.readOnce(scope, r => r.assets.count());
  }

  async get(scope: TenantScope, { id }: { id: string }): Promise<Asset> {
    const asset = await this.#store.readOnce(scope, r =>
      r.assets.get(scope.tenant, id),
    );
    return this.#present(scope, asset);
  }

  async create(scope: TenantScope, input: AssetDescription): Promise<Asset> {
    checkOwner(scope.tenant, input.owner);
    const asset = await this.#store.transact(scope, async tx => {
      const created = await tx.assets.create(input);
      const { tenant, id, name, type, criticality } = created;
      const object = id;
      await tx.audit('asset.created', {
        tenant,
        object,
        name,
        type,
        criticality,
      });
      await tx.emit('asset.created', { tenant, id, name });
      return created;
    });
    return this.#present(scope, asset);
  }

  async update(scope: TenantScope, input: One & AssetChanges): Promise<Asset> {
    const { id, version, ...changes } = input;
    checkOwner(scope.tenant, changes.owner);
    const rights = await scope.rights(assetRights);
    const asset = await this.#store.transact(scope, async tx => {
      const before = await tx.assets.get(scope.tenant, id);
      if (!assetActions(before, rights).includes('update')) {
        throw new ConflictError(
          `"${before.title}" is retired: take it back into use before you change it`,
        );
      }
      const after = await tx.assets.update({ ...before, version }, changes);
      const { tenant, name } = after;
      const changed = changedFields(before, after);
      await tx.audit('asset.updated', { tenant, object: id, name, changed });
      await tx.emit('asset.updated', { tenant, id, name });
      if (ranksOtherwise(before, after)) await enqueueRanking(tx, tenant);
      return after;
    });
    return this.#present(scope, asset);
  }

  async retire(scope: TenantScope, input: One): Promise<Asset> {
    return this.#transition(scope, input, 'retire');
  }

  async reactivate(scope: TenantScope, input: One): Promise<Asset> {
    return this.#transition(scope, input, 'reactivate');
  }

  /** For other contexts, which hold ids: those that exist in this tenant. */
  async resolve(
    scope: TenantScope,
    input: { tenant: string; id: string[] },
  ): Promise<{ items: AssetReference[] }> {
    const items = await this.#store.readOnce(scope, r =>
      r.assets.findByIds(input.tenant, input.id),
    );
    return { items };
  }

  /** For the catalog: what it should show, and what it should not show any more. */
  async entities(scope: TenantScope, filter: PageInput & AssetChoice) {
    const page = await this.#store.readOnce(scope, r =>
      r.assets.everything(filter),
    );
    const active = page.items.filter(asset => asset.state === 'active');
    const retired = page.items.filter(asset => asset.state === 'retired');
    return {
      present: active.map(catalogAssetOf),
      gone: retired.map(entityRefOf),
      nextCursor: page.nextCursor,
    };
  }

  async #transition(
    scope: TenantScope,
    { id, version }: One,
    action: 'retire' | 'reactivate',
  ): Promise<Asset> {
    const event = action === 'retire' ? 'asset.retired' : 'asset.reactivated';
    const asset = await this.#store.transact(scope, async tx => {
      const before = await tx.assets.get(scope.tenant, id);
      const after = await tx.assets.transition({ ...before, version }, action);
      const { tenant, name } = after;
      await tx.audit(event, { tenant, object: id, name });
      await tx.emit(event, { tenant, id, name });
      return after;
    });
    return this.#present(scope, asset);
  }

  async #present(scope: TenantScope, asset: StoredAsset): Promise<Asset> {
    const rights = await scope.rights(assetRights);
    return { ...asset, allowedActions: assetActions(asset, rights) };
  }
}

/** Words are free; a reference must be of the customer's own people. */
function checkOwner(tenant: string, owner = '') {
  if (!owner.startsWith('user:')) return;
  const valid = personRef.safeParse(owner).success;
  if (valid && owner.startsWith(`user:${tenant}/`)) return;
  throw new InputError(
    `owner: must be words or a person of the customer such as user:${tenant}/jane`,
  );
}
