import {
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  AppRootWrapperBlueprint,
  SignInPageBlueprint,
} from '@backstage/plugin-app-react';
import { RiContactsLine, RiNotification3Line } from '@remixicon/react';
import {
  SettingsSectionBlueprint,
  TopBarItemBlueprint,
  whenPermitted,
} from '@wardroom/platform-react';
import { apiExtensions } from './apiExtensions';
import { IdleGuard } from './components/Idle/IdleGuard';
import { messages } from './messages';
import {
  notificationsPath,
  notificationsRouteRef,
  peopleRouteRef,
} from './routes';

/** What stands around all pages: signing in, and out when nobody is there. */
export const identityAppModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SignInPageBlueprint.make({
      params: {
        loader: () =>
          import('./pages/SignInPage/SignInPage').then(m => m.SignInPage),
      },
    }),
    AppRootWrapperBlueprint.make({
      name: 'idle-guard',
      params: { component: IdleGuard },
    }),
  ],
});

/** Screens of identity: people and the own account. */
export default createFrontendPlugin({
  pluginId: 'identity',
  extensions: [
    ...apiExtensions,
    PageBlueprint.make({
      name: 'people',
      if: whenPermitted('member.read'),
      params: {
        path: '/people',
        routeRef: peopleRouteRef,
        title: messages.people.title,
        icon: <RiContactsLine />,
        noHeader: true,
        loader: () =>
          import('./pages/PeoplePage/PeoplePage').then(m => <m.PeoplePage />),
      },
    }),
    PageBlueprint.make({
      name: 'notifications',
      params: {
        path: notificationsPath,
        routeRef: notificationsRouteRef,
        title: messages.notifications.title,
        icon: <RiNotification3Line />,
        noHeader: true,
        loader: () =>
          import('./pages/NotificationsPage/NotificationsPage').then(m => (
            <m.NotificationsPage />
          )),
      },
    }),
    TopBarItemBlueprint.make({
      name: 'notifications',
      params: {
        place: 'end',
        order: 10,
        loader: () =>
          import('./components/Notifications/NotificationBell').then(
            m => m.NotificationBell,
          ),
      },
    }),
    SettingsSectionBlueprint.make({
      name: 'account',
      params: {
        path: 'account',
        title: messages.account.title,
        order: 10,
        loader: () =>
          import('./components/Account/AccountSection').then(
            m => m.AccountSection,
          ),
      },
    }),
  ],
});
