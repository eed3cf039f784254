import { createBackend } from '@backstage/backend-defaults';
import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { provideStaticCatalogModel } from '@backstage/plugin-catalog-node/alpha';
import assetsPlugin, { moduleCatalogAssets } from '@wardroom/assets-backend';
import identityPlugin, { authModuleWardroom } from '@wardroom/identity-backend';
import tenantsPlugin, {
  moduleCatalogProvider,
  moduleCatalogRule,
  modulePermissionPolicy,
} from '@wardroom/tenants-backend';
import { catalogModel } from '@wardroom/tenants-common';
import {
  WebSocketUpgrades,
  webSocketUpgradesServiceRef,
} from '@wardroom/platform-node';
import { configureRoot } from './configureRoot';

/** The whole product as a backend that is not started yet. Features are named one by one: nothing installs itself. */
export function createProduct() {
  const backend = createBackend();
  const upgrades = new WebSocketUpgrades();
  backend.add(
    createServiceFactory({
      service: webSocketUpgradesServiceRef,
      deps: {},
      factory: () => upgrades,
    }),
  );
  backend.add(
    rootHttpRouterServiceFactory({
      configure: context => configureRoot({ ...context, upgrades }),
    }),
  );

  backend.add(import('@backstage/plugin-app-backend'));
  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(provideStaticCatalogModel({ layers: [catalogModel] }));

  backend.add(tenantsPlugin);
  backend.add(modulePermissionPolicy);
  backend.add(moduleCatalogRule);
  backend.add(moduleCatalogProvider);
  backend.add(identityPlugin);
  backend.add(authModuleWardroom);
  backend.add(assetsPlugin);
  backend.add(moduleCatalogAssets);
  return backend;
}
