import { ConflictError } from '@backstage/errors';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import { assetActions, assetRights } from '../asset/assetPolicy';
import type { AssetReader } from '../asset/AssetReader';
import type { AssetWriter } from '../asset/AssetWriter';
import { retargetScans } from '../scanSchedule/retargetScans';
import type { ScanRunWriter } from '../scanSchedule/ScanRunWriter';
import type { ScanScheduleWriter } from '../scanSchedule/ScanScheduleWriter';

type Store = TenantStore<
  { assets: typeof AssetReader },
  {
    assets: typeof AssetWriter;
    scanRuns: typeof ScanRunWriter;
    scanSchedules: typeof ScanScheduleWriter;
  }
>;

/** Deletes assets for good. */
export class RemovalService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * An asset leaves the schedules that name it.
   *
   * @throws ConflictError where it is in use, or where a schedule would name nothing any more, which means everything
   */
  async delete(scope: TenantScope, { id }: { id: string }) {
    const rights = await scope.rights(assetRights);
    await this.#store.transact(scope, async tx => {
      const asset = await tx.assets.get(scope.tenant, id);
      if (!assetActions(asset, rights).includes('delete')) {
        throw new ConflictError(
          `"${asset.title}" is in use: retire it before you delete it`,
        );
      }
      await tx.assets.delete(asset);
      const { tenant, name } = asset;
      await retargetScans(tx, tenant, { from: id, to: [] });
      await tx.audit('asset.deleted', { tenant, object: id, name });
      await tx.emit('asset.deleted', { tenant, id, name });
    });
    return { id };
  }
}
