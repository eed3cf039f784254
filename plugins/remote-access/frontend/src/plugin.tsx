import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  RiDoorLockLine,
  RiLiveLine,
  RiRouteLine,
  RiSafe2Line,
  RiTerminalBoxLine,
  RiTerminalLine,
} from '@remixicon/react';
import {
  AssetActionBlueprint,
  contractApi,
  whenPermitted,
} from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { homeExtensions } from './homeExtensions';
import { platformExtensions } from './platformExtensions';
import { messages } from './messages';
import {
  accessRouteRef,
  commandsRouteRef,
  sessionsRouteRef,
  sitesRouteRef,
  vaultRouteRef,
  wallPath,
  wallRouteRef,
} from './routes';

const pages = [
  PageBlueprint.make({
    name: 'sessions',
    if: whenPermitted('session.read'),
    params: {
      path: '/sessions',
      routeRef: sessionsRouteRef,
      title: messages.sessions.title,
      icon: <RiTerminalBoxLine />,
      noHeader: true,
      loader: () =>
        import('./pages/SessionsPage/SessionsPage').then(m => (
          <m.SessionsPage />
        )),
    },
  }),
  PageBlueprint.make({
    name: 'session',
    if: {
      $any: [whenPermitted('session.open'), whenPermitted('emergency.enter')],
    },
    params: {
      path: '/sessions/:tenant/:session',
      noHeader: true,
      loader: () =>
        import('./pages/SessionPage/SessionPage').then(m => <m.SessionPage />),
    },
  }),
  PageBlueprint.make({
    name: 'wall',
    if: whenPermitted('session.read'),
    params: {
      path: wallPath,
      routeRef: wallRouteRef,
      title: messages.live.title,
      icon: <RiLiveLine />,
      noHeader: true,
      loader: () =>
        import('./pages/WallPage/WallPage').then(m => <m.WallPage />),
    },
  }),
  PageBlueprint.make({
    name: 'commands',
    if: whenPermitted('command.search'),
    params: {
      path: '/commands',
      routeRef: commandsRouteRef,
      title: messages.command.title,
      icon: <RiTerminalLine />,
      noHeader: true,
      loader: () =>
        import('./pages/CommandsPage/CommandsPage').then(m => (
          <m.CommandsPage />
        )),
    },
  }),
  PageBlueprint.make({
    name: 'watch',
    if: whenPermitted('session.read'),
    params: {
      path: '/sessions/:tenant/:session/watch',
      noHeader: true,
      loader: () =>
        import('./pages/WatchPage/WatchPage').then(m => <m.WatchPage />),
    },
  }),
  PageBlueprint.make({
    name: 'replay',
    if: whenPermitted('recording.read'),
    params: {
      path: '/sessions/:tenant/:session/replay',
      noHeader: true,
      loader: () =>
        import('./pages/ReplayPage/ReplayPage').then(m => <m.ReplayPage />),
    },
  }),
  PageBlueprint.make({
    name: 'plan-report',
    if: whenPermitted('planReport.read'),
    params: {
      path: '/sessions/:tenant/:session/report',
      noHeader: true,
      loader: () =>
        import('./pages/PlanReportPage/PlanReportPage').then(m => (
          <m.PlanReportPage />
        )),
    },
  }),
  PageBlueprint.make({
    name: 'access',
    if: whenPermitted('grant.read'),
    params: {
      path: '/access',
      routeRef: accessRouteRef,
      title: messages.grant.consoleTitle,
      icon: <RiDoorLockLine />,
      noHeader: true,
      loader: () =>
        import('./pages/AccessPage/AccessPage').then(m => <m.AccessPage />),
    },
  }),
  PageBlueprint.make({
    name: 'sites',
    if: whenPermitted('site.read'),
    params: {
      path: '/sites',
      routeRef: sitesRouteRef,
      title: messages.site.title,
      icon: <RiRouteLine />,
      noHeader: true,
      loader: () =>
        import('./pages/SitesPage/SitesPage').then(m => <m.SitesPage />),
    },
  }),
  PageBlueprint.make({
    name: 'vault',
    if: whenPermitted('credential.create'),
    params: {
      path: '/vault',
      routeRef: vaultRouteRef,
      title: messages.vault.title,
      icon: <RiSafe2Line />,
      noHeader: true,
      loader: () =>
        import('./pages/VaultPage/VaultPage').then(m => <m.VaultPage />),
    },
  }),
];

const elsewhere = [
  EntityCardBlueprint.make({
    name: 'remote-access',
    if: whenPermitted('target.read'),
    params: {
      filter: { kind: 'asset' },
      type: 'content',
      loader: () =>
        import('./components/Entity/RemoteAccessCard').then(m => (
          <m.RemoteAccessCard />
        )),
    },
  }),
  AssetActionBlueprint.make({
    name: 'open-session',
    params: {
      permission: 'session.open',
      order: 10,
      loader: () =>
        import('./components/OpenSession/OpenSession').then(m => m.OpenSession),
    },
  }),
];

/** Screens of remote access: sessions, the terminal, replay, and what homes and assets show of them. */
export default createFrontendPlugin({
  pluginId: 'remote-access',
  extensions: [
    contractApi(remoteAccessContract),
    ...pages,
    ...elsewhere,
    ...homeExtensions,
    ...platformExtensions,
  ],
});
