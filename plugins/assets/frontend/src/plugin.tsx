import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  contractApi,
  EntityFilesBlueprint,
  HomeWidgetBlueprint,
  StatusSentenceBlueprint,
  useClient,
} from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';
import { findingExtensions } from './findingExtensions';
import { messages } from './messages';
import { pageExtensions } from './pageExtensions';

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
    name: 'findings',
    params: {
      filter: { kind: { $in: ['asset', 'customer'] } },
      type: 'content',
      loader: () =>
        import('./components/Entity/FindingsCard').then(m => (
          <m.FindingsCard />
        )),
    },
  }),
  EntityCardBlueprint.make({
    name: 'scan-quota',
    params: {
      filter: { kind: 'customer' },
      type: 'info',
      loader: () =>
        import('./components/Entity/ScanQuotaCard').then(m => (
          <m.ScanQuotaCard />
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

const homeWidgets = (['console', 'portal'] as const).map(workspace =>
  HomeWidgetBlueprint.make({
    name: `pressing-findings-${workspace}`,
    params: {
      workspace,
      title: messages.finding.home.title,
      permission: 'finding.read',
      order: 40,
      loader: () =>
        import('./components/Home/PressingFindings').then(
          m => m.PressingFindings,
        ),
    },
  }),
);

const riskDecisions = HomeWidgetBlueprint.make({
  name: 'risk-decisions',
  params: {
    workspace: 'portal',
    title: messages.risk.home.title,
    permission: 'riskAcceptance.approve',
    order: 22,
    loader: () =>
      import('./components/Home/RiskDecisions').then(m => m.RiskDecisions),
  },
});

const riskSentence = StatusSentenceBlueprint.make({
  name: 'risks',
  params: {
    order: 15,
    permission: 'riskAcceptance.approve',
    loader: () =>
      import('./components/Home/RiskSentence').then(m => m.RiskSentence),
  },
});

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

/** Screens of assets: lists and pages of assets, findings and imports, cards in the catalog and on both
 * homes, files in the settings. */
export default createFrontendPlugin({
  pluginId: 'assets',
  extensions: [
    contractApi(assetsContract),
    ...pageExtensions,
    ...findingExtensions,
    ...homeWidgets,
    riskDecisions,
    riskSentence,
    ...entityCards,
    ...settings,
  ],
});
