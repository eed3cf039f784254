import { z } from 'zod';
import {
  endpoint,
  line,
  page,
  pageInput,
  tenantId,
} from '@wardroom/platform-common';
import { Member, memberFields, memberName } from './Member';
import * as may from './permissions';

const tenant = { tenant: tenantId };
const version = { version: z.number().int().positive() };
const one = '/tenants/{tenant}';

/** The people of one customer, or the staff of the provider. */
export const memberEndpoints = {
  list: endpoint({
    method: 'GET',
    path: `${one}/members`,
    scope: 'tenant',
    permission: may.memberRead,
    summary: 'People of a customer, or the staff of the provider',
  })
    .input(
      z.strictObject({ ...tenant, ...pageInput, search: line(80).optional() }),
    )
    .output(page(Member)),
  get: endpoint({
    method: 'GET',
    path: `${one}/members/{name}`,
    scope: 'tenant',
    permission: may.memberRead,
    summary: 'One person',
  })
    .input(z.strictObject({ ...tenant, name: memberName }))
    .output(Member),
  create: endpoint({
    method: 'POST',
    path: `${one}/members`,
    scope: 'tenant',
    permission: may.memberCreate,
    audit: 'member.created',
    creates: true,
    summary: 'Adds a person',
  })
    .input(z.strictObject({ ...tenant, name: memberName, ...memberFields }))
    .output(Member),
  update: endpoint({
    method: 'PATCH',
    path: `${one}/members/{name}`,
    scope: 'tenant',
    permission: may.memberUpdate,
    audit: 'member.updated',
    summary: 'Changes the name, address or roles of a person',
  })
    .input(
      z.strictObject({
        ...tenant,
        name: memberName,
        ...version,
        ...z.strictObject(memberFields).partial().shape,
      }),
    )
    .output(Member),
  disable: endpoint({
    method: 'POST',
    path: `${one}/members/{name}/disable`,
    scope: 'tenant',
    permission: may.memberDisable,
    audit: 'member.disabled',
    summary: 'Takes all access from a person at once',
  })
    .input(
      z.strictObject({
        ...tenant,
        name: memberName,
        ...version,
        reason: line(300),
      }),
    )
    .output(Member),
  enable: endpoint({
    method: 'POST',
    path: `${one}/members/{name}/enable`,
    scope: 'tenant',
    permission: may.memberEnable,
    audit: 'member.enabled',
    summary: 'Gives a disabled person their access back',
  })
    .input(z.strictObject({ ...tenant, name: memberName, ...version }))
    .output(Member),
};
