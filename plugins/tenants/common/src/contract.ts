import { z } from 'zod';
import {
  defineContract,
  endpoint,
  line,
  page,
  pageInput,
  personRef,
  isoTime,
  several,
  tenantId,
} from '@wardroom/platform-common';
import { AccessScope } from './AccessScope';
import { ApplyPlan } from './ApplyPlan';
import { Assignment, assignmentFields } from './Assignment';
import { Member, memberFields, memberName, Profile } from './Member';
import * as may from './permissions';
import { Role, roleFields } from './Role';
import { newTenant, Tenant, tenantFields, TenantState, Tier } from './Tenant';
import { TenantGroup, tenantGroupFields } from './TenantGroup';

const tenant = { tenant: tenantId };
const version = { version: z.number().int().positive() };
const one = '/tenants/{tenant}';

const tenants = {
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

const members = {
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

const people = {
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

const roles = {
  list: endpoint({
    method: 'GET',
    path: `${one}/roles`,
    scope: 'tenant',
    permission: may.roleRead,
    summary: 'Roles that people of this tenant can have',
  })
    .input(z.strictObject(tenant))
    .output(z.object({ items: z.array(Role) })),
  create: endpoint({
    method: 'POST',
    path: `${one}/roles`,
    scope: 'tenant',
    permission: may.roleCreate,
    audit: 'role.created',
    creates: true,
    summary: 'Copies a built-in role, with fewer permissions',
  })
    .input(
      z.strictObject({ ...tenant, base: z.string().max(64), ...roleFields }),
    )
    .output(Role),
  update: endpoint({
    method: 'PATCH',
    path: `${one}/roles/{id}`,
    scope: 'tenant',
    permission: may.roleUpdate,
    audit: 'role.updated',
    summary: 'Changes a custom role',
  })
    .input(
      z.strictObject({
        ...tenant,
        id: z.string().max(64),
        ...version,
        ...z.strictObject(roleFields).partial().shape,
      }),
    )
    .output(Role),
  delete: endpoint({
    method: 'DELETE',
    path: `${one}/roles/{id}`,
    scope: 'tenant',
    permission: may.roleDelete,
    audit: 'role.deleted',
    summary: 'Removes a custom role that nobody has',
  })
    .input(z.strictObject({ ...tenant, id: z.string().max(64) }))
    .output(z.object({ id: z.string() })),
};

const assignments = {
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

const tenantGroups = {
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

/** Everything that can be asked of the tenants context. */
export const tenantsContract = defineContract('tenants', {
  tenants,
  members,
  people,
  roles,
  assignments,
  tenantGroups,
});
