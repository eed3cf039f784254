import { z } from 'zod';
import { endpoint, tenantId } from '@wardroom/platform-common';
import * as may from './permissions';
import { Role, roleFields } from './Role';

const tenant = { tenant: tenantId };
const version = { version: z.number().int().positive() };
const one = '/tenants/{tenant}';

/** Roles of one tenant. */
export const roleEndpoints = {
  list: endpoint({
    method: 'GET',
    path: `${one}/roles`,
    scope: 'tenant',
    permission: may.roleRead,
    summary: 'Roles that people of this tenant can have',
  })
    .input(z.strictObject(tenant))
    .output(z.object({ items: z.array(Role) })),
  create: endpoint({
    method: 'POST',
    path: `${one}/roles`,
    scope: 'tenant',
    permission: may.roleCreate,
    audit: 'role.created',
    creates: true,
    summary: 'Copies a built-in role, with fewer permissions',
  })
    .input(
      z.strictObject({ ...tenant, base: z.string().max(64), ...roleFields }),
    )
    .output(Role),
  update: endpoint({
    method: 'PATCH',
    path: `${one}/roles/{id}`,
    scope: 'tenant',
    permission: may.roleUpdate,
    audit: 'role.updated',
    summary: 'Changes a custom role',
  })
    .input(
      z.strictObject({
        ...tenant,
        id: z.string().max(64),
        ...version,
        ...z.strictObject(roleFields).partial().shape,
      }),
    )
    .output(Role),
  delete: endpoint({
    method: 'DELETE',
    path: `${one}/roles/{id}`,
    scope: 'tenant',
    permission: may.roleDelete,
    audit: 'role.deleted',
    summary: 'Removes a custom role that nobody has',
  })
    .input(z.strictObject({ ...tenant, id: z.string().max(64) }))
    .output(z.object({ id: z.string() })),
};
