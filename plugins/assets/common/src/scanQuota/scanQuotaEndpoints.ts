import { z } from 'zod';
import { endpoint, tenantId, text } from '@wardroom/platform-common';
import * as may from '../permissions';
import { ScanQuota } from './ScanQuota';

const path = '/tenants/{tenant}/scan-quota';
const tenant = { tenant: tenantId };

/** How many scans a customer may have. */
export const scanQuotaEndpoints = {
  get: endpoint({
    method: 'GET',
    path,
    scope: 'tenant',
    permission: may.scanQuotaRead,
    summary:
      'How many scans the customer may have this month, and what is left',
  })
    .input(z.strictObject(tenant))
    .output(ScanQuota),
  update: endpoint({
    method: 'PUT',
    path,
    scope: 'tenant',
    permission: may.scanQuotaUpdate,
    audit: 'scanQuota.updated',
    summary: 'Sets how many scans the customer may have in a month',
  })
    .input(
      z.strictObject({
        ...tenant,
        version: z.number().int().min(0),
        /** As many as its tier has if absent; null stands for no limit. */
        limit: z
          .number()
          .int()
          .min(0, 'must not be negative')
          .max(10_000, 'must be at most 10000')
          .nullable()
          .optional(),
      }),
    )
    .output(ScanQuota),
  grant: endpoint({
    method: 'POST',
    path: `${path}/grant`,
    scope: 'tenant',
    permission: may.scanQuotaGrant,
    audit: 'scanQuota.granted',
    summary: 'Grants one more scan for this month',
  })
    .input(
      z.strictObject({
        ...tenant,
        version: z.number().int().min(0),
        reason: text(500),
      }),
    )
    .output(ScanQuota),
};
