import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { permissions } from '@wardroom/audit-common';
import {
  registerTenantResources,
  startJobs,
  startOutboxRelay,
} from '@wardroom/platform-node';
import { auditStoreServiceRef } from './auditStoreServiceRef';
import { AnchorFiles } from './chain/AnchorFiles';
import { CheckpointService } from './checkpoint/CheckpointService';
import { writeCheckpoints } from './jobs/writeCheckpoints';
import { auditFolder } from './key/auditFolder';
import { SigningKeys } from './key/SigningKeys';
import { createRouter } from './router';

/** One provable chain of events for each tenant. */
export const auditPlugin = createBackendPlugin({
  pluginId: 'audit',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        registry: coreServices.permissionsRegistry,
        store: auditStoreServiceRef,
      },
      async init(deps) {
        const { config, lifecycle, registry, store } = deps;
        registerTenantResources(registry, 'audit', permissions);
        const keys = await SigningKeys.open(config);
        const anchors = new AnchorFiles(auditFolder(config));
        const checkpoints = new CheckpointService({ store, keys, anchors });
        createRouter({ ...deps, keys, anchors, checkpoints });
        startOutboxRelay(store, deps);
        startJobs(store, [writeCheckpoints(store, checkpoints)], lifecycle);
      },
    });
  },
});
