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
} from '@wardroom/platform-node';
import { permissions, tenantsAuditEvents } from '@wardroom/tenants-common';
import { ensureProvider } from './tenant/ensureProvider';
import { createRouter } from './router';
import { readers, writers } from './TenantsStore';

/** Tenants, their people, roles, assignments and groups. */
export const tenantsPlugin = createBackendPlugin({
  pluginId: 'tenants',
  register(env) {
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
        registry: coreServices.permissionsRegistry,
      },
      async init(deps) {
        registerTenantResources(deps.registry, 'tenants', permissions);
        const store = await TenantStore.create({
          ...deps,
          context: 'tenants',
          migrations: resolvePackagePath(
            '@wardroom/tenants-backend',
            'migrations',
          ),
          readers,
          writers,
          auditEvents: tenantsAuditEvents,
        });
        await ensureProvider(store, deps.config);
        createRouter({ ...deps, store });
        startOutboxRelay(store, deps);
      },
    });
  },
});
