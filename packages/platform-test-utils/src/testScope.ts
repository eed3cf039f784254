import type { Permission } from '@backstage/plugin-permission-common';
import {
  makeScope,
  type Tenants,
  type TenantScope,
} from '@wardroom/platform-node';

/**
 * A scope as the contract server would have made it.
 *
 * @param options - `holds`: names of the permissions the actor holds besides; all of them if absent
 */
export function testScope(options: {
  ref: string;
  tenants: Tenants;
  holds?: string[];
}): TenantScope {
  const { ref, tenants, holds } = options;
  return makeScope({
    actor: { ref },
    tenants,
    rights: async () => ({
      has: (permission: Permission, tenant: string) =>
        (!holds || holds.includes(permission.name)) &&
        (tenants === '*' || tenants.includes(tenant)),
    }),
  });
}
