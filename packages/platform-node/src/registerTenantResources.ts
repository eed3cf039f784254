import { z } from 'zod';
import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  isResourcePermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { IS_IN_TENANT } from '@wardroom/platform-common';

type InTenant = { tenant: string };

/**
 * Registers a context's permissions with the permission framework. Resources are named `<tenant>/<id>`, and the one
 * rule for all of them is that the tenant is among those of the condition.
 */
export function registerTenantResources(
  registry: PermissionsRegistryService,
  pluginId: string,
  permissions: Permission[],
): void {
  const resources = permissions.filter(p => isResourcePermission(p));
  for (const resourceType of new Set(resources.map(p => p.resourceType))) {
    const resourceRef = createPermissionResourceRef<InTenant, string[]>().with({
      pluginId,
      resourceType,
    });
    const rule = createPermissionRule({
      name: IS_IN_TENANT,
      description: 'The resource belongs to one of these tenants',
      resourceRef,
      paramsSchema: z.object({ tenants: z.array(z.string()) }),
      apply: (resource, { tenants }) => tenants.includes(resource.tenant),
      toQuery: ({ tenants }) => tenants,
    });
    registry.addResourceType({
      resourceRef,
      permissions: resources.filter(p => p.resourceType === resourceType),
      rules: [rule],
      getResources: async refs =>
        refs.map(ref => ({ tenant: ref.slice(0, ref.indexOf('/')) })),
    });
  }
  registry.addPermissions(permissions.filter(p => !isResourcePermission(p)));
}
