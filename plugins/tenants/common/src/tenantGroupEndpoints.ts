import { z } from 'zod';
import { endpoint } from '@wardroom/platform-common';
import * as may from './permissions';
import { TenantGroup, tenantGroupFields } from './TenantGroup';

const version = { version: z.number().int().positive() };

/** Groups of customers. */
export const tenantGroupEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/tenant-groups',
    scope: 'fleet',
    permission: may.tenantGroupRead,
    summary: 'Groups of customers',
  })
    .input(z.strictObject({}))
    .output(z.object({ items: z.array(TenantGroup) })),
  create: endpoint({
    method: 'POST',
    path: '/tenant-groups',
    scope: 'fleet',
    permission: may.tenantGroupCreate,
    audit: 'tenantGroup.created',
    creates: true,
    summary: 'Creates a group of customers',
  })
    .input(z.strictObject(tenantGroupFields))
    .output(TenantGroup),
  update: endpoint({
    method: 'PATCH',
    path: '/tenant-groups/{id}',
    scope: 'fleet',
    permission: may.tenantGroupUpdate,
    audit: 'tenantGroup.updated',
    summary: 'Changes a group of customers',
  })
    .input(
      z.strictObject({
        id: z.string().max(64),
        ...version,
        ...z.strictObject(tenantGroupFields).partial().shape,
      }),
    )
    .output(TenantGroup),
  delete: endpoint({
    method: 'DELETE',
    path: '/tenant-groups/{id}',
    scope: 'fleet',
    permission: may.tenantGroupDelete,
    audit: 'tenantGroup.deleted',
    summary: 'Removes a group; the customers stay',
  })
    .input(z.strictObject({ id: z.string().max(64) }))
    .output(z.object({ id: z.string() })),
};
