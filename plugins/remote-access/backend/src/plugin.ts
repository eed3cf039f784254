import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  registerTenantResources,
  startOutboxRelay,
  TenantStore,
  webSocketUpgradesServiceRef,
} from '@wardroom/platform-node';
import {
  permissions,
  remoteAccessAuditEvents,
} from '@wardroom/remote-access-common';
import {
  credentialStoresExtensionPoint,
  rotationHooksExtensionPoint,
} from '@wardroom/remote-access-node';
import { StoreProviders } from './credentialStore/StoreProviders';
import { gatewayProgramServiceRef } from './gateway/GatewayProgram';
import { readSettings } from './readSettings';
import { RotationHooks } from './credential/RotationHooks';
import { readers, writers } from './RemoteAccessStore';
import { createRouter } from './router';
import { startServices } from './startServices';
import { createGateways } from './createGateway';
import { createServices, neighboursOf } from './createServices';

/** Targets, credentials, sessions and recordings; starts the gateway and watches over it. */
export const remoteAccessPlugin = createBackendPlugin({
  pluginId: 'remote-access',
  register(env) {
    const providers = new StoreProviders();
    env.registerExtensionPoint(credentialStoresExtensionPoint, providers);
    const hooks = new RotationHooks();
    env.registerExtensionPoint(rotationHooksExtensionPoint, hooks);
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        program: gatewayProgramServiceRef,
        registry: coreServices.permissionsRegistry,
        upgrades: webSocketUpgradesServiceRef,
      },
      async init(deps) {
        registerTenantResources(deps.registry, 'remote-access', permissions);
        const store = await TenantStore.create({
          ...deps,
          context: 'remote-access',
          migrations: resolvePackagePath(
            '@wardroom/remote-access-backend',
            'migrations',
          ),
          readers,
          writers,
          auditEvents: remoteAccessAuditEvents,
        });
        const settings = readSettings(deps.config);
        const own = { ...deps, store, settings, providers, hooks };
        const neighbours = neighboursOf(deps);
        const gateway = createGateways(own);
        const services = createServices({ ...own, neighbours, gateway });
        createRouter({ ...deps, store }, services);
        startOutboxRelay(store, deps);
        const { identity } = neighbours;
        await startServices(services, { ...deps, store, identity });
      },
    });
  },
});
