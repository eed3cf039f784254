import { ConflictError, InputError } from '@backstage/errors';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type { Asset } from '@wardroom/assets-common';
import { assetActions, assetRights } from '../asset/assetPolicy';
import type { AssetReader, StoredAsset } from '../asset/AssetReader';
import type { AssetWriter } from '../asset/AssetWriter';
import type { MergeWriter } from './MergeWriter';

type Store = TenantStore<
  { assets: typeof AssetReader },
  { assets: typeof AssetWriter; merges: typeof MergeWriter }
>;

type One = { id: string; version: number };

const MAX_ADDRESSES = 20;

/** Joins assets that turned out to be one. */
export class MergeService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Moves all that scans know of an asset to another one, and retires it. Answers with the one that is kept. */
  async merge(
    scope: TenantScope,
    { id, version, into }: One & { into: One },
  ): Promise<Asset> {
    if (id === into.id) throw new InputError('into: must be another asset');
    const { tenant } = scope;
    const kept = await this.#store.transact(scope, async tx => {
      await tx.merges.waitForScans(tenant);
      const from = await tx.assets.get(tenant, id);
      const target = await tx.assets.get(tenant, into.id);
      const addresses = addressesOf(from, target);
      const merging = { tenant, from: id, into: into.id };
      await tx.merges.moveTraces(merging);
      const joined = await tx.merges.joinFindings(merging);
      const moved = await tx.merges.moveFindings(merging, target.name);
      const bare = await tx.assets.update(
        { ...from, version },
        { addresses: [] },
      );
      if (bare.state === 'active') await tx.assets.transition(bare, 'retire');
      const after = await tx.assets.update(
        { ...target, version: into.version },
        { addresses },
      );
      const { name } = from;
      await tx.audit('asset.merged', {
        ...{ tenant, object: id, name, into: target.name },
        ...{ moved, joined },
      });
      await tx.emit('asset.retired', { tenant, id, name });
      await tx.emit('asset.updated', {
        ...{ tenant, id: into.id, name: target.name },
      });
      return after;
    });
    const rights = await scope.rights(assetRights);
    return { ...kept, allowedActions: assetActions(kept, rights) };
  }
}

/** Those of both. ConflictError where one of them cannot be joined. */
function addressesOf(from: StoredAsset, target: StoredAsset): string[] {
  if (target.state !== 'active') {
    throw new ConflictError(
      `"${target.title}" is retired: take it back into use before you join another asset with it`,
    );
  }
  const all = [...new Set([...target.addresses, ...from.addresses])];
  if (all.length <= MAX_ADDRESSES) return all;
  throw new ConflictError(
    `Together they have ${all.length} addresses, and an asset has ${MAX_ADDRESSES} at most: take some away first`,
  );
}
