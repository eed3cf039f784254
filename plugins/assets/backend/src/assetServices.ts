import { AssetService } from './asset/AssetService';
import type { AssetsStore } from './AssetsStore';
import { MergeService } from './merge/MergeService';
import { RemovalService } from './removal/RemovalService';
import { CoverageService } from './scanCoverage/CoverageService';
import { SplitService } from './split/SplitService';

/** What answers for assets, and for what they turn out to be. */
export function assetServices(store: AssetsStore) {
  return {
    assets: new AssetService(store),
    coverage: new CoverageService(store),
    merges: new MergeService(store),
    removals: new RemovalService(store),
    splits: new SplitService(store),
  };
}
