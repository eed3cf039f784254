import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiBugLine, RiComputerLine } from '@remixicon/react';
import { whenPermitted } from '@wardroom/platform-react';
import { messages } from './messages';
import { assetsRouteRef, findingsRouteRef } from './routes';

const assets = [
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

const findings = [
  PageBlueprint.make({
    name: 'findings',
    if: whenPermitted('finding.read'),
    params: {
      path: '/findings',
      routeRef: findingsRouteRef,
      title: messages.finding.list.title,
      icon: <RiBugLine />,
      noHeader: true,
      loader: () =>
        import('./pages/FindingsPage/FindingsPage').then(m => (
          <m.FindingsPage />
        )),
    },
  }),
  PageBlueprint.make({
    name: 'finding',
    if: whenPermitted('finding.read'),
    params: {
      path: '/findings/:tenant/:id',
      noHeader: true,
      loader: () =>
        import('./pages/FindingPage/FindingPage').then(m => <m.FindingPage />),
    },
  }),
];

/** Lists and pages of assets and findings. */
export const pageExtensions = [...assets, ...findings];
