import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { pluginClient, topicOf } from '@wardroom/platform-node';
import { tenantsContract } from '@wardroom/tenants-common';
import {
  registerEntityProvider,
  type EntityChanges,
} from '@wardroom/tenants-node';
import type { Entity } from '@backstage/catalog-model';

const changes = [
  'tenant.created',
  'tenant.updated',
  'tenant.suspended',
  'tenant.resumed',
  'tenant.closed',
  'member.created',
  'member.updated',
  'member.disabled',
  'member.enabled',
];

/** Customers, people and their groups in the catalog. */
export const moduleCatalogProvider = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'wardroom-tenants',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const client = pluginClient(tenantsContract, deps);
        const entities = async (tenant?: string): Promise<EntityChanges> => {
          const { present, gone } = await client.people.entities({ tenant });
          return { present: present as unknown as Entity[], gone };
        };
        await registerEntityProvider({
          ...deps,
          name: 'tenants',
          topics: changes.map(topicOf),
          async *changed({ tenant }) {
            yield await entities(tenant);
          },
          async *pages() {
            const { tenants } = await client.people.tenantIds();
            for (const tenant of tenants) yield await entities(tenant);
          },
        });
      },
    });
  },
});
