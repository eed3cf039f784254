import {
  implementContract,
  type ContractServerOptions,
} from '@wardroom/platform-node';
import { tenantsContract } from '@wardroom/tenants-common';
import { AccessService } from './access/AccessService';
import { ApplyService } from './apply/ApplyService';
import { AssignmentService } from './assignment/AssignmentService';
import { MemberService } from './member/MemberService';
import { RoleService } from './role/RoleService';
import { TenantService } from './tenant/TenantService';
import { TenantGroupService } from './tenantGroup/TenantGroupService';
import type { TenantsStore } from './TenantsStore';

/** Endpoint by endpoint, which service answers it. */
export function createRouter(
  options: ContractServerOptions & { store: TenantsStore },
): void {
  const tenants = new TenantService(options.store);
  const members = new MemberService(options.store);
  const roles = new RoleService(options.store);
  const assignments = new AssignmentService(options.store);
  const tenantGroups = new TenantGroupService(options.store);
  const access = new AccessService(options.store);
  const files = new ApplyService(options.store);
  implementContract(tenantsContract, options, {
    tenants: {
      list: (scope, input) => tenants.list(scope, input),
      get: scope => tenants.get(scope),
      create: (scope, input) => tenants.create(scope, input),
      update: (scope, input) => tenants.update(scope, input),
      suspend: (scope, input) => tenants.suspend(scope, input),
      resume: (scope, input) => tenants.resume(scope, input),
      close: (scope, input) => tenants.close(scope, input),
      apply: (scope, input) => files.apply(scope, input),
      export: scope => files.export(scope),
    },
    members: {
      list: (scope, input) => members.list(scope, input),
      get: (scope, input) => members.get(scope, input),
      create: (scope, input) => members.create(scope, input),
      update: (scope, input) => members.update(scope, input),
      disable: (scope, input) => members.disable(scope, input),
      enable: (scope, input) => members.enable(scope, input),
    },
    people: {
      me: scope => access.me(scope),
      profiles: (scope, input) => members.profiles(scope, input),
      access: (scope, input) => access.access(scope, input),
      voidTokens: (scope, input) => members.voidTokens(scope, input),
      tenantIds: scope => access.tenantIds(scope),
      entities: (scope, input) => access.entities(scope, input),
      findByEmail: (scope, input) => members.findByEmail(scope, input),
    },
    roles: {
      list: scope => roles.list(scope),
      create: (scope, input) => roles.create(scope, input),
      update: (scope, input) => roles.update(scope, input),
      delete: (scope, input) => roles.delete(scope, input),
    },
    assignments: {
      list: (scope, input) => assignments.list(scope, input),
      create: (scope, input) => assignments.create(scope, input),
      end: (scope, input) => assignments.end(scope, input),
    },
    tenantGroups: {
      list: scope => tenantGroups.list(scope),
      create: (scope, input) => tenantGroups.create(scope, input),
      update: (scope, input) => tenantGroups.update(scope, input),
      delete: (scope, input) => tenantGroups.delete(scope, input),
    },
  });
}
