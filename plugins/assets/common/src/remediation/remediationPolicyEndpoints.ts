import { z } from 'zod';
import { endpoint, tenantId } from '@wardroom/platform-common';
import * as may from '../permissions';
import { RemediationPolicy, RemediationRules } from './RemediationPolicy';

const path = '/tenants/{tenant}/remediation-policy';

/** By when a customer's weaknesses must be gone. */
export const remediationPolicyEndpoints = {
  get: endpoint({
    method: 'GET',
    path,
    scope: 'tenant',
    permission: may.remediationPolicyRead,
    summary: 'By when weaknesses of this customer must be gone',
  })
    .input(z.strictObject({ tenant: tenantId }))
    .output(RemediationPolicy),
  update: endpoint({
    method: 'PUT',
    path,
    scope: 'tenant',
    permission: may.remediationPolicyUpdate,
    audit: 'remediationPolicy.updated',
    summary:
      'Sets by when weaknesses of this customer must be gone; a job then dates its open findings anew',
  })
    .input(
      z.strictObject({
        tenant: tenantId,
        version: z.number().int().min(0),
        rules: RemediationRules,
      }),
    )
    .output(RemediationPolicy),
};
