import { z } from 'zod';
import { endpoint, tenantId } from '@wardroom/platform-common';
import { AccessPolicy } from '../policy/AccessPolicy';
import { SomeAccessRules } from '../policy/AccessRules';
import * as may from '../permissions';

const tenant = { tenant: tenantId };
const version = { version: z.number().int().min(0) };
const one = '/tenants/{tenant}/policy';

/** The rules of sessions, of a customer or of the provider for all. */
export const policyEndpoints = {
  get: endpoint({
    method: 'GET',
    path: one,
    scope: 'tenant',
    permission: may.policyRead,
    summary: 'The rules of sessions in a customer, and whose each of them is',
  })
    .input(z.strictObject(tenant))
    .output(AccessPolicy),
  update: endpoint({
    method: 'PATCH',
    path: one,
    scope: 'tenant',
    permission: may.policyUpdate,
    audit: 'policy.updated',
    summary:
      "Says which rules are stricter than the provider's; of the provider itself, which hold for all",
  })
    .input(z.strictObject({ ...tenant, ...version, rules: SomeAccessRules }))
    .output(AccessPolicy),
  revert: endpoint({
    method: 'POST',
    path: `${one}/revert`,
    scope: 'tenant',
    permission: may.policyRevert,
    audit: 'policy.reverted',
    summary: 'Takes the last change of the rules back',
  })
    .input(z.strictObject({ ...tenant, ...version }))
    .output(AccessPolicy),
};
