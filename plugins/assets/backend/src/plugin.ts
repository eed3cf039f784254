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
import { assetsAuditEvents, permissions } from '@wardroom/assets-common';
import { identityContract } from '@wardroom/identity-common';
import { tenantsContract } from '@wardroom/tenants-common';
import { readers, writers } from './AssetsStore';
import { Scanners } from './scanner/Scanners';
import { feedSettings } from './intelligence/feedSettings';
import { IntelligenceService } from './intelligence/IntelligenceService';
import { jobsOf } from './jobsOf';
import { listen } from './listen';
import { prepareScanRuns } from './prepareScanRuns';
import { prepareScans } from './prepareScans';
import { createRouter } from './router';
import { ScanFormats } from './scanImport/ScanFormats';

/** What customers have and the provider looks after. */
export const assetsPlugin = createBackendPlugin({
  pluginId: 'assets',
  register(env) {
    const formats = ScanFormats.of(env);
    const scanners = Scanners.of(env);
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
        registerTenantResources(deps.registry, 'assets', permissions);
        const store = await TenantStore.create({
          ...deps,
          context: 'assets',
          migrations: resolvePackagePath(
            '@wardroom/assets-backend',
            'migrations',
          ),
          readers,
          writers,
          auditEvents: assetsAuditEvents,
        });
        const tenants = pluginClient(tenantsContract, deps);
        const settings = feedSettings(deps.config);
        const intelligence = new IntelligenceService(store, settings);
        const scans = { ...deps, formats };
        const { scanImports, scanJobs } = prepareScans(store, scans);
        const services = { tenants, intelligence, scanImports };
        const runs = prepareScanRuns(store, { ...deps, ...services, scanners });
        createRouter({ ...deps, store, tenants, ...runs });
        await listen(store, deps.events);
        startOutboxRelay(store, deps);
        const identity = pluginClient(identityContract, deps);
        const jobs = jobsOf({ store, identity, intelligence, settings });
        startJobs(store, [...jobs, ...scanJobs, ...runs.jobs], deps.lifecycle);
      },
    });
  },
});
