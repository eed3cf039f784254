import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  pluginClient,
  registerTenantResources,
  startJobs,
  startOutboxRelay,
  TenantStore,
} from '@wardroom/platform-node';
import { assetsContract } from '@wardroom/assets-common';
import {
  interventionsAuditEvents,
  permissions,
} from '@wardroom/interventions-common';
import { tenantsContract } from '@wardroom/tenants-common';
import { onAssignmentEnded } from './events/onAssignmentEnded';
import { AffectedAssets } from './intervention/AffectedAssets';
import { AffectedFindings } from './intervention/AffectedFindings';
import { Participants } from './intervention/Participants';
import { readers, writers } from './InterventionsStore';
import { closeSilentInterventions } from './jobs/closeSilentInterventions';
import { createRouter } from './router';

/** Work that customers ask for, and the conversations about it. */
export const interventionsPlugin = createBackendPlugin({
  pluginId: 'interventions',
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
        registerTenantResources(deps.registry, 'interventions', permissions);
        const store = await TenantStore.create({
          ...deps,
          context: 'interventions',
          migrations: resolvePackagePath(
            '@wardroom/interventions-backend',
            'migrations',
          ),
          readers,
          writers,
          auditEvents: interventionsAuditEvents,
        });
        const participants = new Participants(
          pluginClient(tenantsContract, deps),
        );
        const client = pluginClient(assetsContract, deps);
        const assets = new AffectedAssets(client);
        const findings = new AffectedFindings(client);
        createRouter({ ...deps, store, participants, assets, findings });
        await onAssignmentEnded({ ...deps, store, participants });
        startOutboxRelay(store, deps);
        startJobs(store, [closeSilentInterventions(store)], deps.lifecycle);
      },
    });
  },
});
