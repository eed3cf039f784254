import type { Page, PageInput } from '@wardroom/platform-common';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type { Coverage, UnscannedAsset } from '@wardroom/assets-common';
import type { CoverageReader } from './CoverageReader';

type Store = TenantStore<{ coverage: typeof CoverageReader }>;

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
}
