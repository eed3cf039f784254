import { z } from 'zod';
import {
  endpoint,
  isoTime,
  personRef,
  several,
  tenantId,
} from '@wardroom/platform-common';
import { AccessScope } from './AccessScope';
import { Profile } from './Member';
import * as may from './permissions';

/** People wherever they belong: what other contexts and the signed-in person ask. */
export const personEndpoints = {
  me: endpoint({
    method: 'GET',
    path: '/people/me',
    scope: 'self',
    summary: 'The signed-in person, their roles and workspace',
  }).output(
    Profile.extend({
      email: z.string(),
      roles: z.array(z.string()),
      workspace: z.enum(['console', 'portal']),
    }),
  ),
  profiles: endpoint({
    method: 'GET',
    path: '/people/profiles',
    scope: 'tenants',
    permission: may.tenantRead,
    summary: 'Display names of people of visible customers and of the staff',
  })
    .input(z.strictObject({ refs: several(personRef) }))
    .output(z.object({ items: z.array(Profile) })),
  access: endpoint({
    method: 'GET',
    path: '/people/access',
    scope: 'service',
    summary: 'Which permissions a person holds in which tenants',
  })
    .input(z.strictObject({ ref: personRef }))
    .output(AccessScope),
  accesses: endpoint({
    method: 'POST',
    path: '/people/accesses',
    scope: 'service',
    summary:
      'The same of several people at once, for those who ask all the time; unknown people are left out',
  })
    .input(z.strictObject({ refs: z.array(personRef).max(1000) }))
    .output(z.object({ items: z.array(AccessScope) })),
  findHolders: endpoint({
    method: 'GET',
    path: '/people/holders',
    scope: 'service',
    summary:
      'Active people of a customer, or of the provider, who hold a permission in that customer',
  })
    .input(
      z.strictObject({
        tenant: tenantId,
        permission: z.string().max(60),
        of: z.enum(['customer', 'provider']),
      }),
    )
    .output(z.object({ refs: z.array(z.string()) })),
  voidTokens: endpoint({
    method: 'POST',
    path: '/people/void-tokens',
    scope: 'service',
    summary: 'Voids all tokens of a person that were issued before a time',
  })
    .input(z.strictObject({ ref: personRef, before: isoTime }))
    .output(z.object({ ref: personRef })),
  tenantIds: endpoint({
    method: 'GET',
    path: '/people/tenant-ids',
    scope: 'service',
    summary: 'Ids of all tenants, the provider and closed ones too',
  }).output(z.object({ tenants: z.array(z.string()) })),
  entities: endpoint({
    method: 'GET',
    path: '/people/entities',
    scope: 'service',
    summary: 'What the catalog shows of a tenant and its people',
  })
    .input(z.strictObject({ tenant: tenantId.optional() }))
    .output(
      z.object({
        present: z.array(z.record(z.string(), z.unknown())),
        gone: z.array(z.string()),
      }),
    ),
  findByEmail: endpoint({
    method: 'GET',
    path: '/people/by-email',
    scope: 'service',
    summary: 'The active people with an e-mail address',
  })
    .input(z.strictObject({ email: z.string().max(254) }))
    .output(z.object({ items: z.array(Profile) })),
};
