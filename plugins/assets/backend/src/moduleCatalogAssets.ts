import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { pluginClient, topicOf } from '@wardroom/platform-node';
import { assetsContract, entityRefOf } from '@wardroom/assets-common';
import { registerEntityProvider } from '@wardroom/tenants-node';

const changes = [
  ...['asset.created', 'asset.updated', 'asset.retired'],
  ...['asset.reactivated', 'asset.deleted'],
  ...['scanImport.finished', 'scanImport.undone'],
];

type Choice = { tenant?: string; name?: string[]; scanImport?: string };

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
        async function* pagesOf(choice: Choice) {
          let cursor: string | undefined;
          do {
            const page = await client.assetEntities.list({
              ...{ ...choice, cursor, limit: 200 },
            });
            yield { ...page, present: page.present as unknown as Entity[] };
            cursor = page.nextCursor;
          } while (cursor);
        }
        await registerEntityProvider({
          ...deps,
          name: 'assets',
          topics: changes.map(topicOf),
          async *changed(payload) {
            const choice = choiceOf(payload);
            const { tenant, name: names = [] } = choice;
            const missing = new Set(
              names.map(name => entityRefOf({ tenant, name })),
            );
            for await (const page of pagesOf(choice)) {
              for (const entity of page.present)
                missing.delete(stringifyEntityRef(entity));
              yield page;
            }
            if (missing.size > 0) yield { present: [], gone: [...missing] };
          },
          pages: () => pagesOf({}),
        });
      },
    });
  },
});

/** Which assets an event is about: those that it names, of which some may be gone for good, or what an import has found. */
function choiceOf(
  payload: Record<string, string>,
): Choice & { tenant: string } {
  const { tenant, id, name, removed } = payload;
  if (name) return { tenant, name: [name] };
  return removed
    ? { tenant, name: removed.split(' ') }
    : { tenant, scanImport: id };
}
