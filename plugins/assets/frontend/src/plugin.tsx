import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { RiComputerLine } from '@remixicon/react';
import {
  contractApi,
  EntityFilesBlueprint,
  useClient,
  whenPermitted,
} from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';
import { messages } from './messages';
import { assetsRouteRef } from './routes';

const pages = [
  PageBlueprint.make({
    name: 'assets',
    if: whenPermitted('asset.read'),
    params: {
      path: '/assets',
      routeRef: assetsRouteRef,
      title: messages.list.title,
      icon: <RiComputerLine />,
      noHeader: true,
      loader: () =>
        import('./pages/AssetsPage/AssetsPage').then(m => <m.AssetsPage />),
    },
  }),
  PageBlueprint.make({
    name: 'asset',
    if: whenPermitted('asset.read'),
    params: {
      path: '/assets/:tenant/:name',
      noHeader: true,
      loader: () =>
        import('./pages/AssetPage/AssetPage').then(m => <m.AssetPage />),
    },
  }),
];

const entityCards = [
  EntityCardBlueprint.make({
    name: 'asset-facts',
    params: {
      filter: { kind: 'asset' },
      type: 'info',
      loader: () =>
        import('./components/Entity/AssetFactsCard').then(m => (
          <m.AssetFactsCard />
        )),
    },
  }),
  EntityCardBlueprint.make({
    name: 'customer-assets',
    params: {
      filter: { kind: 'customer' },
      type: 'content',
      loader: () =>
        import('./components/Entity/CustomerAssetsCard').then(m => (
          <m.CustomerAssetsCard />
        )),
    },
  }),
];

const settings = [
  EntityFilesBlueprint.make({
    name: 'assets',
    params: {
      title: messages.list.title,
      permission: 'asset.apply',
      order: 20,
      useApply: () => useClient(assetsContract).assets.apply,
      contract: assetsContract,
      exportEndpoint: assetsContract.assets.export,
      exportPermission: 'asset.export',
    },
  }),
];

/** Screens of assets: the list, one asset, cards in the catalog, files in the settings. */
export default createFrontendPlugin({
  pluginId: 'assets',
  extensions: [
    contractApi(assetsContract),
    ...pages,
    ...entityCards,
    ...settings,
  ],
});
