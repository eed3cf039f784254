import { createBackend } from '@backstage/backend-defaults';
import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { DefaultHttpAuthService } from '@backstage/backend-defaults/httpAuth';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import appPlugin from '@backstage/plugin-app-backend';
import authPlugin from '@backstage/plugin-auth-backend';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import eventsPlugin from '@backstage/plugin-events-backend';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { provideStaticCatalogModel } from '@backstage/plugin-catalog-node/alpha';
import assetsPlugin, { moduleCatalogAssets } from '@wardroom/assets-backend';
import auditPlugin, { auditorServiceFactory } from '@wardroom/audit-backend';
import identityPlugin, {
  authModuleWardroom,
  notificationsModuleWardroom,
} from '@wardroom/identity-backend';
import interventionsPlugin from '@wardroom/interventions-backend';
import remoteAccessPlugin, {
  moduleNmap,
} from '@wardroom/remote-access-backend';
import remoteAccessModuleHashicorpVault from '@wardroom/remote-access-module-hashicorp-vault';
import tenantsPlugin, {
  catalogModel,
  moduleCatalogProvider,
  moduleCatalogRule,
  modulePermissionPolicy,
} from '@wardroom/tenants-backend';
import {
  WebSocketUpgrades,
  webSocketUpgradesServiceRef,
} from '@wardroom/platform-node';
import { configureRoot } from './configureRoot';
import { demoPlugin } from './demo/demoPlugin';
import { gatewayProgram } from './gatewayProgram';
import { rememberTokens } from './rememberTokens';

const httpAuthServiceFactory = createServiceFactory({
  service: coreServices.httpAuth,
  deps: {
    auth: coreServices.auth,
    discovery: coreServices.discovery,
    plugin: coreServices.pluginMetadata,
  },
  factory: ({ auth, discovery, plugin }) =>
    DefaultHttpAuthService.create({
      auth: rememberTokens(auth),
      discovery,
      pluginId: plugin.getId(),
    }),
});

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
  backend.add(httpAuthServiceFactory);

  backend.add(appPlugin);
  backend.add(authPlugin);
  backend.add(catalogPlugin);
  backend.add(eventsPlugin);
  backend.add(permissionPlugin);
  backend.add(provideStaticCatalogModel({ layers: [catalogModel] }));

  backend.add(tenantsPlugin);
  backend.add(modulePermissionPolicy);
  backend.add(moduleCatalogRule);
  backend.add(moduleCatalogProvider);
  backend.add(identityPlugin);
  backend.add(authModuleWardroom);
  backend.add(notificationsPlugin);
  backend.add(notificationsModuleWardroom);
  backend.add(assetsPlugin);
  backend.add(moduleCatalogAssets);
  backend.add(interventionsPlugin);
  backend.add(remoteAccessPlugin);
  backend.add(remoteAccessModuleHashicorpVault);
  backend.add(moduleNmap);
  backend.add(gatewayProgram);
  backend.add(auditPlugin);
  backend.add(auditorServiceFactory);
  backend.add(demoPlugin);
  return backend;
}
