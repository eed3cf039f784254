import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiServerLine, RiShieldKeyholeLine } from '@remixicon/react';
import { whenPermitted } from '@wardroom/platform-react';
import { messages } from './messages';
import { gatewaysRouteRef, sessionRulesRouteRef } from './routes';

/** Pages for those who say how it is to be run. */
export const platformExtensions = [
  PageBlueprint.make({
    name: 'session-rules',
    if: whenPermitted('policy.update'),
    params: {
      path: '/session-rules',
      routeRef: sessionRulesRouteRef,
      title: messages.policy.title,
      icon: <RiShieldKeyholeLine />,
      noHeader: true,
      loader: () =>
        import('./pages/SessionRulesPage/SessionRulesPage').then(m => (
          <m.SessionRulesPage />
        )),
    },
  }),
  PageBlueprint.make({
    name: 'gateways',
    if: whenPermitted('gateway.read'),
    params: {
      path: '/gateways',
      routeRef: gatewaysRouteRef,
      title: messages.gateway.title,
      icon: <RiServerLine />,
      noHeader: true,
      loader: () =>
        import('./pages/GatewaysPage/GatewaysPage').then(m => (
          <m.GatewaysPage />
        )),
    },
  }),
];
