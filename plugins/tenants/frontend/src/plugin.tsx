import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import { AppRootWrapperBlueprint } from '@backstage/plugin-app-react';
import {
  contractApi,
  contractApiRef,
  Directory,
  profilesApiRef,
  tenantNamesApiRef,
  TopBarItemBlueprint,
} from '@wardroom/platform-react';
import { tenantsContract } from '@wardroom/tenants-common';
import { catalogExtensions } from './catalogExtensions';
import { TenantNames } from './components/Names/TenantNames';
import { SignedIn } from './components/SignedIn/SignedIn';
import { TenantSwitcher } from './components/TenantSwitcher/TenantSwitcher';
import { homeExtensions } from './homeExtensions';
import { pageExtensions } from './pageExtensions';
import { settingsExtensions } from './settingsExtensions';

/** What stands around all pages: who is signed in, for which customer they work, and the names of people. */
export const tenantsAppModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    AppRootWrapperBlueprint.make({
      name: 'signed-in',
      params: { component: SignedIn },
    }),
    ApiBlueprint.make({
      name: 'profiles',
      params: define =>
        define({
          api: profilesApiRef,
          deps: { client: contractApiRef(tenantsContract) },
          factory: ({ client }) =>
            new Directory(
              async refs => (await client.people.profiles({ refs })).items,
              ({ ref }) => ref,
            ),
        }),
    }),
    ApiBlueprint.make({
      name: 'tenant-names',
      params: define =>
        define({
          api: tenantNamesApiRef,
          deps: { client: contractApiRef(tenantsContract) },
          factory: ({ client }) => new TenantNames(client),
        }),
    }),
    TopBarItemBlueprint.make({
      name: 'tenant-switcher',
      params: {
        place: 'middle',
        order: 10,
        loader: async () => TenantSwitcher,
      },
    }),
  ],
});

/** Screens of customers: homes, customers, team, groups, settings, cards in the catalog. */
export default createFrontendPlugin({
  pluginId: 'tenants',
  extensions: [
    contractApi(tenantsContract),
    ...pageExtensions,
    ...homeExtensions,
    ...settingsExtensions,
    ...catalogExtensions,
  ],
});
