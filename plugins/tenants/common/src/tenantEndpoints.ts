import { z } from 'zod';
import {
  endpoint,
  line,
  page,
  pageInput,
  several,
  tenantId,
} from '@wardroom/platform-common';
import { ApplyPlan } from './ApplyPlan';
import * as may from './permissions';
import { newTenant, Tenant, tenantFields, TenantState, Tier } from './Tenant';

const tenant = { tenant: tenantId };
const version = { version: z.number().int().positive() };
const one = '/tenants/{tenant}';

/** Customers. */
export const tenantEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/tenants',
    scope: 'tenants',
    permission: may.tenantRead,
    summary: 'Customers that the caller may see',
  })
    .input(
      z.strictObject({
        ...pageInput,
        ids: several(tenantId).optional(),
        search: line(80).optional(),
        state: several(TenantState).optional(),
        tier: several(Tier).optional(),
      }),
    )
    .output(page(Tenant)),
  get: endpoint({
    method: 'GET',
    path: one,
    scope: 'tenant',
    permission: may.tenantRead,
    summary: 'One customer',
  })
    .input(z.strictObject(tenant))
    .output(Tenant),
  create: endpoint({
    method: 'POST',
    path: '/tenants',
    scope: 'fleet',
    permission: may.tenantCreate,
    audit: 'tenant.created',
    creates: true,
    summary: 'Creates a customer',
  })
    .input(newTenant)
    .output(Tenant),
  update: endpoint({
    method: 'PATCH',
    path: one,
    scope: 'tenant',
    permission: may.tenantUpdate,
    audit: 'tenant.updated',
    summary: 'Changes a customer',
  })
    .input(
      z.strictObject({
        ...tenant,
        ...version,
        ...z.strictObject(tenantFields).partial().shape,
      }),
    )
    .output(Tenant),
  suspend: endpoint({
    method: 'POST',
    path: `${one}/suspend`,
    scope: 'tenant',
    permission: may.tenantSuspend,
    audit: 'tenant.suspended',
    summary: 'Suspends a customer: its people see but change nothing',
  })
    .input(z.strictObject({ ...tenant, ...version, reason: line(300) }))
    .output(Tenant),
  resume: endpoint({
    method: 'POST',
    path: `${one}/resume`,
    scope: 'tenant',
    permission: may.tenantResume,
    audit: 'tenant.resumed',
    summary: 'Ends the suspension of a customer',
  })
    .input(z.strictObject({ ...tenant, ...version }))
    .output(Tenant),
  close: endpoint({
    method: 'POST',
    path: `${one}/close`,
    scope: 'tenant',
    permission: may.tenantClose,
    audit: 'tenant.closed',
    summary: 'Closes a customer for good; its name must be typed again',
  })
    .input(
      z.strictObject({
        ...tenant,
        ...version,
        confirm: line(80),
        reason: line(300),
      }),
    )
    .output(Tenant),
  apply: endpoint({
    method: 'POST',
    path: '/apply',
    scope: 'fleet',
    permission: may.tenantApply,
    audit: 'tenant.applied',
    summary:
      'Brings customers, people, groups and assignments to what entity files say',
  })
    .input(
      z.strictObject({
        /** YAML documents, separated by `---`. */
        files: z.string().min(1).max(900_000),
        dryRun: z.boolean(),
      }),
    )
    .output(ApplyPlan),
  export: endpoint({
    method: 'GET',
    path: `${one}/export`,
    scope: 'tenant',
    permission: may.tenantExport,
    audit: 'tenant.exported',
    download: 'application/yaml',
    summary: 'The entity files of a customer, as apply takes them',
  }).input(z.strictObject(tenant)),
};
