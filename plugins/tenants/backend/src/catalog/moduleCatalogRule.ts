import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogEntityPermissionResourceRef } from '@backstage/plugin-catalog-node/alpha';
import { createPermissionRule } from '@backstage/plugin-permission-node';
import { IS_IN_TENANT } from '@wardroom/platform-common';
import { z } from 'zod';

const rule = createPermissionRule({
  name: IS_IN_TENANT,
  description: 'The entity lies in the namespace of one of these tenants',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({ tenants: z.array(z.string()) }),
  apply: (entity, { tenants }) =>
    tenants.includes(entity.metadata.namespace ?? 'default'),
  toQuery: ({ tenants }) => ({ key: 'metadata.namespace', values: tenants }),
});

/** The one rule of tenants, for the catalog's entities. */
export const moduleCatalogRule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'wardroom-rule',
  register(env) {
    env.registerInit({
      deps: { registry: coreServices.permissionsRegistry },
      async init({ registry }) {
        registry.addPermissionRules([rule]);
      },
    });
  },
});
