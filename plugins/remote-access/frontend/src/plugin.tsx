import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiSafe2Line, RiTerminalBoxLine } from '@remixicon/react';
import { contractApi, whenPermitted } from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { homeExtensions } from './homeExtensions';
import { assetExtensions } from './assetExtensions';
import { messages } from './messages';
import { sessionsRouteRef, vaultRouteRef } from './routes';

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
    if: whenPermitted('session.open'),
    params: {
      path: '/sessions/:tenant/:id',
      noHeader: true,
      loader: () =>
        import('./pages/SessionPage/SessionPage').then(m => <m.SessionPage />),
    },
  }),
  PageBlueprint.make({
    name: 'replay',
    if: whenPermitted('recording.read'),
    params: {
      path: '/sessions/:tenant/:id/replay',
      noHeader: true,
      loader: () =>
        import('./pages/ReplayPage/ReplayPage').then(m => <m.ReplayPage />),
    },
  }),
  PageBlueprint.make({
    name: 'watch',
    if: whenPermitted('session.watch'),
    params: {
      path: '/sessions/:tenant/:id/watch',
      noHeader: true,
      loader: () =>
        import('./pages/ReplayPage/ReplayPage').then(m => (
          <m.ReplayPage live />
        )),
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

/** Screens of remote access: sessions, terminal, replay, vault, and what stands on assets and homes. */
export default createFrontendPlugin({
  pluginId: 'remote-access',
  extensions: [
    contractApi(remoteAccessContract),
    ...pages,
    ...assetExtensions,
    ...homeExtensions,
  ],
});
