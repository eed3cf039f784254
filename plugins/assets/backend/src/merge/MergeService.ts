import { InputError } from '@backstage/errors';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type { Asset } from '@wardroom/assets-common';
import { enqueueRanking } from '../enqueueRanking';
import { assetActions, assetRights } from '../asset/assetPolicy';
import type { AssetReader } from '../asset/AssetReader';
import type { AssetWriter } from '../asset/AssetWriter';
import { retargetScans } from '../scanSchedule/retargetScans';
import type { ScanRunWriter } from '../scanSchedule/ScanRunWriter';
import type { ScanScheduleWriter } from '../scanSchedule/ScanScheduleWriter';
import { joinAssets } from './joinAssets';
import { jointAddresses } from './jointAddresses';
import type { MergeWriter } from './MergeWriter';

type Store = TenantStore<
  { assets: typeof AssetReader },
  {
    assets: typeof AssetWriter;
    merges: typeof MergeWriter;
    scanRuns: typeof ScanRunWriter;
    scanSchedules: typeof ScanScheduleWriter;
  }
>;

type One = { id: string; version: number };

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
      const addresses = jointAddresses(from, target);
      const merging = { tenant, from: id, into: into.id };
      const { moved, joined } = await joinAssets(tx, merging);
      const bare = await tx.assets.readdress({ ...from, version }, []);
      if (bare.state === 'active') await tx.assets.transition(bare, 'retire');
      const after = await tx.assets.readdress(
        { ...target, version: into.version },
        addresses,
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
      await retargetScans(tx, tenant, { from: id, to: [into.id] });
      await enqueueRanking(tx, tenant);
      return after;
    });
    const rights = await scope.rights(assetRights);
    return { ...kept, allowedActions: assetActions(kept, rights) };
  }
}
