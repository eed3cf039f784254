import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { notificationService } from '@backstage/plugin-notifications-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { identityAuditEvents, permissions } from '@wardroom/identity-common';
import {
  pluginClient,
  registerTenantResources,
  startJobs,
  startOutboxRelay,
  TenantStore,
} from '@wardroom/platform-node';
import { tenantsContract } from '@wardroom/tenants-common';
import { MasterKeys } from './dataKey/MasterKeys';
import { onMemberDisabled } from './events/onMemberDisabled';
import { readers, writers } from './IdentityStore';
import { createJobs } from './jobs/createJobs';
import { createRouter } from './router';
import { createServices } from './services/createServices';
import { refuseForeignOrigins } from './signIn/refuseForeignOrigins';

/** Accounts, sign-in, sign-in sessions, single-use links and step-up tickets. */
export const identityPlugin = createBackendPlugin({
  pluginId: 'identity',
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
        notifications: notificationService,
        permissions: coreServices.permissions,
        registry: coreServices.permissionsRegistry,
      },
      async init(deps) {
        registerTenantResources(deps.registry, 'identity', permissions);
        const masterKeys = MasterKeys.fromConfig(deps.config);
        const store = await TenantStore.create({
          ...deps,
          context: 'identity',
          migrations: resolvePackagePath(
            '@wardroom/identity-backend',
            'migrations',
          ),
          readers,
          writers,
          auditEvents: identityAuditEvents,
        });
        const tenants = pluginClient(tenantsContract, deps);
        const parts = { ...deps, store, masterKeys, tenants };
        const services = createServices(parts);
        deps.httpRouter.use(refuseForeignOrigins(deps.config));
        createRouter({ ...deps, store }, services);
        await onMemberDisabled(store, deps.events);
        startOutboxRelay(store, deps);
        startJobs(store, createJobs(parts, services), deps.lifecycle);
      },
    });
  },
});
