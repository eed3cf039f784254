import type { Page, PageInput } from '@wardroom/platform-common';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type {
  Coverage,
  LastScan,
  UnscannedAsset,
} from '@wardroom/assets-common';
import type { AssetReader } from '../asset/AssetReader';
import type { CoverageReader } from './CoverageReader';

type Store = TenantStore<{
  assets: typeof AssetReader;
  coverage: typeof CoverageReader;
}>;

/** What scanners have looked at, and what they have not. */
export class CoverageService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async coverage(
    scope: TenantScope,
    { days }: { days: number },
  ): Promise<Coverage> {
    return this.#store.readOnce(scope, r => r.coverage.coverage(days));
  }

  async unscanned(
    scope: TenantScope,
    filter: PageInput & { days: number },
  ): Promise<Page<UnscannedAsset>> {
    return this.#store.read(scope, r => r.coverage.unscanned(filter));
  }

  async lastScans(
    scope: TenantScope,
    { id }: { id: string },
  ): Promise<{ items: LastScan[] }> {
    const { tenant } = scope;
    return this.#store.read(scope, async r => {
      const asset = await r.assets.get(tenant, id);
      return { items: await r.coverage.lastScans(tenant, asset.id) };
    });
  }
}
