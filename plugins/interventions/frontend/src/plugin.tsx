import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { RiTodoLine } from '@remixicon/react';
import {
  contractApi,
  HomeWidgetBlueprint,
  StatusSentenceBlueprint,
  whenPermitted,
} from '@wardroom/platform-react';
import { interventionsContract } from '@wardroom/interventions-common';
import { messages } from './messages';
import { requestsRouteRef } from './routes';

const pages = [
  PageBlueprint.make({
    name: 'requests',
    if: whenPermitted('intervention.read'),
    params: {
      path: '/requests',
      routeRef: requestsRouteRef,
      title: messages.list.title,
      icon: <RiTodoLine />,
      noHeader: true,
      loader: () =>
        import('./pages/RequestsPage/RequestsPage').then(m => (
          <m.RequestsPage />
        )),
    },
  }),
  PageBlueprint.make({
    name: 'new-request',
    if: whenPermitted('intervention.submit'),
    params: {
      path: '/requests/new',
      noHeader: true,
      loader: () =>
        import('./pages/NewRequestPage/NewRequestPage').then(m => (
          <m.NewRequestPage />
        )),
    },
  }),
  PageBlueprint.make({
    name: 'request',
    if: whenPermitted('intervention.read'),
    params: {
      path: '/requests/:tenant/:id',
      noHeader: true,
      loader: () =>
        import('./pages/RequestPage/RequestPage').then(m => <m.RequestPage />),
    },
  }),
];

const consoleHome = [
  HomeWidgetBlueprint.make({
    name: 'next-up',
    params: {
      workspace: 'console',
      title: messages.nextUp.title,
      permission: 'queue.read',
      order: 20,
      wide: true,
      loader: () => import('./components/Home/NextUp').then(m => m.NextUp),
    },
  }),
  HomeWidgetBlueprint.make({
    name: 'waiting',
    params: {
      workspace: 'console',
      title: messages.waiting.title,
      permission: 'queue.read',
      order: 30,
      wide: true,
      loader: () =>
        import('./components/Home/WaitingRequests').then(
          m => m.WaitingRequests,
        ),
    },
  }),
];

const portalHome = [
  StatusSentenceBlueprint.make({
    name: 'requests',
    params: {
      order: 20,
      permission: 'intervention.read',
      loader: () =>
        import('./components/Home/RequestSentence').then(
          m => m.RequestSentence,
        ),
    },
  }),
  HomeWidgetBlueprint.make({
    name: 'request-decisions',
    params: {
      workspace: 'portal',
      title: messages.decision.title,
      permission: 'intervention.read',
      order: 20,
      loader: () =>
        import('./components/Home/RequestDecisions').then(
          m => m.RequestDecisions,
        ),
    },
  }),
  HomeWidgetBlueprint.make({
    name: 'open-requests',
    params: {
      workspace: 'portal',
      title: messages.openRequests.title,
      permission: 'intervention.read',
      order: 30,
      loader: () =>
        import('./components/Home/OpenRequests').then(m => m.OpenRequests),
    },
  }),
];

const entityCards = [
  EntityCardBlueprint.make({
    name: 'open-requests',
    params: {
      filter: { kind: { $in: ['asset', 'customer'] } },
      type: 'content',
      loader: () =>
        import('./components/Entity/OpenRequestsCard').then(m => (
          <m.OpenRequestsCard />
        )),
    },
  }),
];

/** Screens of requests: the list, one request, a new one, both homes, cards in the catalog. */
export default createFrontendPlugin({
  pluginId: 'interventions',
  extensions: [
    contractApi(interventionsContract),
    ...pages,
    ...consoleHome,
    ...portalHome,
    ...entityCards,
  ],
});
