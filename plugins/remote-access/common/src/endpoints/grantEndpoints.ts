import { z } from 'zod';
import {
  endpoint,
  id,
  line,
  page,
  pageInput,
  several,
  tenantId,
} from '@wardroom/platform-common';
import { Grant, grantFields, GrantState } from '../policy/Grant';
import * as may from '../permissions';

const grant = { tenant: tenantId, id: id('grt') };
const version = { version: z.number().int().positive() };
const many = '/tenants/{tenant}/grants';
const one = `${many}/{id}` as const;

/** Rights to targets for a time. */
export const grantEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/grants',
    scope: 'tenants',
    permission: may.grantRead,
    summary: 'Grants and requests for them, the latest first',
  })
    .input(
      z.strictObject({
        ...pageInput,
        tenant: tenantId.optional(),
        state: several(GrantState).optional(),
      }),
    )
    .output(page(Grant)),
  get: endpoint({
    method: 'GET',
    path: one,
    scope: 'tenant',
    permission: may.grantRead,
    summary: 'One grant',
  })
    .input(z.strictObject(grant))
    .output(Grant),
  create: endpoint({
    method: 'POST',
    path: many,
    scope: 'tenant',
    permission: may.grantCreate,
    audit: 'grant.created',
    creates: true,
    summary: 'Gives access to targets for a time',
  })
    .input(z.strictObject({ tenant: tenantId, ...grantFields }))
    .output(Grant),
  request: endpoint({
    method: 'POST',
    path: `${many}/request`,
    scope: 'tenant',
    permission: may.grantRequest,
    audit: 'grant.requested',
    summary: 'Asks the customer for access to targets, for oneself',
  })
    .input(
      z.strictObject({
        tenant: tenantId,
        ...z.strictObject(grantFields).omit({ person: true }).shape,
      }),
    )
    .output(Grant),
  approve: endpoint({
    method: 'POST',
    path: `${one}/approve`,
    scope: 'tenant',
    permission: may.grantApprove,
    audit: 'grant.approved',
    summary: 'Gives the access that was asked for',
  })
    .input(z.strictObject({ ...grant, ...version, note: line(300).optional() }))
    .output(Grant),
  decline: endpoint({
    method: 'POST',
    path: `${one}/decline`,
    scope: 'tenant',
    permission: may.grantDecline,
    audit: 'grant.declined',
    summary: 'Refuses the access that was asked for',
  })
    .input(z.strictObject({ ...grant, ...version, reason: line(300) }))
    .output(Grant),
  withdraw: endpoint({
    method: 'POST',
    path: `${one}/withdraw`,
    scope: 'tenant',
    permission: may.grantWithdraw,
    audit: 'grant.withdrawn',
    summary: 'Takes an own request for access back',
  })
    .input(z.strictObject({ ...grant, ...version }))
    .output(Grant),
  revoke: endpoint({
    method: 'POST',
    path: `${one}/revoke`,
    scope: 'tenant',
    permission: may.grantRevoke,
    audit: 'grant.revoked',
    summary: 'Takes access away; sessions that rest on it end at once',
  })
    .input(z.strictObject({ ...grant, ...version, reason: line(300) }))
    .output(Grant),
};
