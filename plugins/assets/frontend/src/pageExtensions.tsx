import { PageBlueprint } from '@backstage/frontend-plugin-api';
import {
  RiComputerLine,
  RiFileUploadLine,
  RiRadarLine,
} from '@remixicon/react';
import { whenPermitted } from '@wardroom/platform-react';
import { messages } from './messages';
import { assetsRouteRef, scanImportsRouteRef, scansRouteRef } from './routes';

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

const scanImports = [
  PageBlueprint.make({
    name: 'scan-imports',
    if: whenPermitted('scanImport.read'),
    params: {
      path: '/imports',
      routeRef: scanImportsRouteRef,
      title: messages.scanImport.title,
      icon: <RiFileUploadLine />,
      noHeader: true,
      loader: () =>
        import('./pages/ImportsPage/ImportsPage').then(m => <m.ImportsPage />),
    },
  }),
  PageBlueprint.make({
    name: 'scan-import',
    if: whenPermitted('scanImport.read'),
    params: {
      path: '/imports/:tenant/:id',
      noHeader: true,
      loader: () =>
        import('./pages/ImportPage/ImportPage').then(m => <m.ImportPage />),
    },
  }),
];

const scans = PageBlueprint.make({
  name: 'scans',
  if: whenPermitted('scanSchedule.read'),
  params: {
    path: '/scans',
    routeRef: scansRouteRef,
    title: messages.scan.title,
    icon: <RiRadarLine />,
    noHeader: true,
    loader: () =>
      import('./pages/ScansPage/ScansPage').then(m => <m.ScansPage />),
  },
});

const emergencies = [
  PageBlueprint.make({
    name: 'new-emergency',
    if: whenPermitted('emergencyScan.start'),
    params: {
      path: '/scans/emergency',
      noHeader: true,
      loader: () =>
        import('./pages/NewEmergencyPage/NewEmergencyPage').then(m => (
          <m.NewEmergencyPage />
        )),
    },
  }),
  PageBlueprint.make({
    name: 'emergency',
    if: whenPermitted('emergencyScan.read'),
    params: {
      path: '/scans/emergencies/:id',
      noHeader: true,
      loader: () =>
        import('./pages/EmergencyScanPage/EmergencyScanPage').then(m => (
          <m.EmergencyScanPage />
        )),
    },
  }),
];

/** Lists and pages of assets, scans and imports. */
export const pageExtensions = [
  ...assets,
  scans,
  ...emergencies,
  ...scanImports,
];
