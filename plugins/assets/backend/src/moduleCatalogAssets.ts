import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { pluginClient, topicOf } from '@wardroom/platform-node';
import { assetsContract, entityRefOf } from '@wardroom/assets-common';
import { registerEntityProvider } from '@wardroom/tenants-node';

const changes = [
  'asset.created',
  'asset.updated',
  'asset.retired',
  'asset.reactivated',
  'asset.deleted',
];

/** Assets in the catalog. */
export const moduleCatalogAssets = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'wardroom-assets',
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
        const client = pluginClient(assetsContract, deps);
        const read = async (filter: {
          tenant?: string;
          id?: string[];
          cursor?: string;
        }) => {
          const limit = 200;
          const page = await client.assetEntities.list({ ...filter, limit });
          return { ...page, present: page.present as unknown as Entity[] };
        };
        await registerEntityProvider({
          ...deps,
          name: 'assets',
          topics: changes.map(topicOf),
          async changed({ tenant, id, name }) {
            const { present, gone } = await read({ tenant, id: [id] });
            const found = present.length + gone.length > 0;
            return found
              ? { present, gone }
              : { present, gone: [entityRefOf({ tenant, name })] };
          },
          async *pages() {
            let cursor: string | undefined;
            do {
              const page = await read({ cursor });
              yield page;
              cursor = page.nextCursor;
            } while (cursor);
          },
        });
      },
    });
  },
});
