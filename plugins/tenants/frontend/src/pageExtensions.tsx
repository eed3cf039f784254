import { PageBlueprint } from '@backstage/frontend-plugin-api';
import {
  RiBuilding2Line,
  RiCompass3Line,
  RiHome5Line,
  RiNodeTree,
  RiSettings3Line,
  RiTeamLine,
} from '@remixicon/react';
import { whenPermitted } from '@wardroom/platform-react';
import { messages } from './messages';
import {
  customersRouteRef,
  groupsRouteRef,
  myWorkRouteRef,
  overviewRouteRef,
  settingsRouteRef,
  teamRouteRef,
} from './routes';

const inConsole = whenPermitted('workspace.console');

/** The pages: both homes at `/`, customers, team, groups, settings. */
export const pageExtensions = [
  PageBlueprint.make({
    name: 'my-work',
    if: inConsole,
    params: {
      path: '/',
      routeRef: myWorkRouteRef,
      title: messages.myWork.title,
      icon: <RiCompass3Line />,
      noHeader: true,
      loader: () =>
        import('./pages/MyWorkPage/MyWorkPage').then(m => <m.MyWorkPage />),
    },
  }),
  PageBlueprint.make({
    name: 'overview',
    if: whenPermitted('workspace.portal'),
    params: {
      path: '/',
      routeRef: overviewRouteRef,
      title: messages.overview.title,
      icon: <RiHome5Line />,
      noHeader: true,
      loader: () =>
        import('./pages/OverviewPage/OverviewPage').then(m => (
          <m.OverviewPage />
        )),
    },
  }),
  PageBlueprint.make({
    name: 'customers',
    if: inConsole,
    params: {
      path: '/customers',
      routeRef: customersRouteRef,
      title: messages.customers.title,
      icon: <RiBuilding2Line />,
      noHeader: true,
      loader: () =>
        import('./pages/CustomersPage/CustomersPage').then(m => (
          <m.CustomersPage />
        )),
    },
  }),
  PageBlueprint.make({
    name: 'customer',
    if: inConsole,
    params: {
      path: '/customers/:tenant',
      noHeader: true,
      loader: () =>
        import('./pages/CustomerPage/CustomerPage').then(m => (
          <m.CustomerPage />
        )),
    },
  }),
  PageBlueprint.make({
    name: 'team',
    if: whenPermitted('workspace.console', 'assignment.read'),
    params: {
      path: '/team',
      routeRef: teamRouteRef,
      title: messages.team.title,
      icon: <RiTeamLine />,
      noHeader: true,
      loader: () =>
        import('./pages/TeamPage/TeamPage').then(m => <m.TeamPage />),
    },
  }),
  PageBlueprint.make({
    name: 'groups',
    if: whenPermitted('workspace.console', 'tenantGroup.read'),
    params: {
      path: '/groups',
      routeRef: groupsRouteRef,
      title: messages.groups.title,
      icon: <RiNodeTree />,
      noHeader: true,
      loader: () =>
        import('./pages/GroupsPage/GroupsPage').then(m => <m.GroupsPage />),
    },
  }),
  PageBlueprint.make({
    name: 'settings',
    params: {
      path: '/settings',
      routeRef: settingsRouteRef,
      title: messages.settings.title,
      icon: <RiSettings3Line />,
      noHeader: true,
      loader: () =>
        import('./pages/SettingsPage/SettingsPage').then(m => (
          <m.SettingsPage />
        )),
    },
  }),
];
