import { z } from 'zod';
import { endpoint, line, tenantId } from '@wardroom/platform-common';
import * as may from '../permissions';
import { ProviderAccess } from '../policy/ProviderAccess';

const tenant = { tenant: tenantId };
const version = { version: z.number().int().min(0) };
const one = '/tenants/{tenant}/provider-access';

/** The customer's switch over all access of the provider. */
export const providerAccessEndpoints = {
  get: endpoint({
    method: 'GET',
    path: one,
    scope: 'tenant',
    permission: may.providerAccessRead,
    summary: 'Whether the provider may come in at all',
  })
    .input(z.strictObject(tenant))
    .output(ProviderAccess),
  suspend: endpoint({
    method: 'POST',
    path: `${one}/suspend`,
    scope: 'tenant',
    permission: may.providerAccessSuspend,
    audit: 'providerAccess.suspended',
    summary: 'Ends all sessions of the provider and lets no new one open',
  })
    .input(z.strictObject({ ...tenant, ...version, reason: line(300) }))
    .output(
      ProviderAccess.extend({
        /** How many sessions were ended by it. */
        ended: z.number().int(),
      }),
    ),
  resume: endpoint({
    method: 'POST',
    path: `${one}/resume`,
    scope: 'tenant',
    permission: may.providerAccessResume,
    audit: 'providerAccess.resumed',
    summary: 'Lets the provider in again, under the rules that hold',
  })
    .input(z.strictObject({ ...tenant, ...version, reason: line(300) }))
    .output(ProviderAccess),
};
