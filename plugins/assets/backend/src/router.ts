import {
  implementContract,
  type ContractServerOptions,
  type Handlers,
  type PluginClient,
} from '@wardroom/platform-node';
import { assetsContract } from '@wardroom/assets-common';
import type { tenantsContract } from '@wardroom/tenants-common';
import { ApplyService } from './apply/ApplyService';
import { assetServices } from './assetServices';
import type { AssetsStore } from './AssetsStore';
import type { Scanners } from './scanner/Scanners';
import { findingServices } from './findingServices';

type Scans =
  `scan${'Imports' | 'Quotas' | 'Runs' | 'Schedules'}` | 'emergencyScans';

/** Endpoint by endpoint, which service answers it. */
export function createRouter(
  options: ContractServerOptions & {
    store: AssetsStore;
    tenants: PluginClient<typeof tenantsContract>;
    scanners: Scanners;
    services: Pick<Handlers<typeof assetsContract>, 'intelligence' | Scans>;
  },
): void {
  const files = new ApplyService(options);
  const { assets, coverage, merges, removals, splits } = assetServices(
    options.store,
  );
  implementContract(assetsContract, options, {
    assets: {
      list: (scope, input) => assets.list(scope, input),
      download: (scope, input) => assets.download(scope, input),
      count: scope => assets.count(scope),
      get: (scope, input) => assets.get(scope, input),
      create: (scope, input) => assets.create(scope, input),
      update: (scope, input) => assets.update(scope, input),
      retire: (scope, input) => assets.retire(scope, input),
      reactivate: (scope, input) => assets.reactivate(scope, input),
      merge: (scope, input) => merges.merge(scope, input),
      previewSplit: (scope, input) => splits.previewSplit(scope, input),
      split: (scope, input) => splits.split(scope, input),
      delete: (scope, input) => removals.delete(scope, input),
      apply: (scope, input) => files.apply(scope, input),
      export: scope => files.export(scope),
      resolve: (scope, input) => assets.resolve(scope, input),
      coverage: (scope, input) => coverage.coverage(scope, input),
      unscanned: (scope, input) => coverage.unscanned(scope, input),
      lastScans: (scope, input) => coverage.lastScans(scope, input),
    },
    assetEntities: { list: (scope, input) => assets.entities(scope, input) },
    ...findingServices(options.store),
    ...options.services,
  });
}
