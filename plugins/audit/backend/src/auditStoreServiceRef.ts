import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type { AuditStore } from './AuditStore';
import { openAuditStore } from './openAuditStore';

/**
 * The store, once for the whole backend: the plugin answers from it, and the auditor of every other plugin writes into
 * it, which may be asked for before the plugin has started.
 */
export const auditStoreServiceRef = createServiceRef<AuditStore>({
  id: 'wardroom.audit.store',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.rootLogger,
      },
      factory({ config, lifecycle, logger }) {
        const database = DatabaseManager.fromConfig(config, {
          rootLogger: logger,
          rootLifecycle: lifecycle,
        }).forPlugin('audit', { logger, lifecycle });
        return openAuditStore({ config, database, logger });
      },
    }),
});
