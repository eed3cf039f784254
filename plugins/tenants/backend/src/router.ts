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
  const { store } = options;
  const tenants = new TenantService(store);
  const members = new MemberService(store);
  const access = new AccessService(store);
  const files = new ApplyService(store);
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
    members,
    people: {
      me: scope => access.me(scope),
      profiles: (scope, input) => members.profiles(scope, input),
      access: (scope, input) => access.access(scope, input),
      accesses: (scope, input) => access.accesses(scope, input),
      findHolders: (scope, input) => access.findHolders(scope, input),
      voidTokens: (scope, input) => members.voidTokens(scope, input),
      tenantIds: scope => access.tenantIds(scope),
      entities: (scope, input) => access.entities(scope, input),
      findByEmail: (scope, input) => members.findByEmail(scope, input),
    },
    roles: new RoleService(store),
    assignments: new AssignmentService(store),
    tenantGroups: new TenantGroupService(store),
  });
}
