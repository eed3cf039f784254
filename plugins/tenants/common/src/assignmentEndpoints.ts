import { z } from 'zod';
import {
  endpoint,
  line,
  page,
  pageInput,
  personRef,
  tenantId,
} from '@wardroom/platform-common';
import { Assignment, assignmentFields } from './Assignment';
import * as may from './permissions';

const tenant = { tenant: tenantId };
const version = { version: z.number().int().positive() };
const one = '/tenants/{tenant}';

/** Who of the staff works for whom. */
export const assignmentEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/assignments',
    scope: 'tenants',
    permission: may.assignmentRead,
    summary: 'Who of the staff works for which customer',
  })
    .input(
      z.strictObject({
        tenant: tenantId.optional(),
        ...pageInput,
        person: personRef.optional(),
        state: z.enum(['planned', 'active', 'ended']).optional(),
      }),
    )
    .output(page(Assignment)),
  create: endpoint({
    method: 'POST',
    path: `${one}/assignments`,
    scope: 'tenant',
    permission: may.assignmentCreate,
    audit: 'assignment.created',
    creates: true,
    summary: 'Assigns a technician to a customer',
  })
    .input(z.strictObject({ ...tenant, ...assignmentFields }))
    .output(Assignment),
  end: endpoint({
    method: 'POST',
    path: `${one}/assignments/{id}/end`,
    scope: 'tenant',
    permission: may.assignmentEnd,
    audit: 'assignment.ended',
    summary: 'Ends an assignment now; live sessions that need it end too',
  })
    .input(
      z.strictObject({
        ...tenant,
        id: z.string().max(64),
        ...version,
        reason: line(300),
      }),
    )
    .output(Assignment),
};
