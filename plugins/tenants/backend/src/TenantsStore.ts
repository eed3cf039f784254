import type { TenantStore } from '@wardroom/platform-node';
import { AssignmentReader } from './assignment/AssignmentReader';
import { AssignmentWriter } from './assignment/AssignmentWriter';
import { MemberReader } from './member/MemberReader';
import { MemberWriter } from './member/MemberWriter';
import { RoleReader } from './role/RoleReader';
import { RoleWriter } from './role/RoleWriter';
import { TenantReader } from './tenant/TenantReader';
import { TenantWriter } from './tenant/TenantWriter';
import { TenantGroupReader } from './tenantGroup/TenantGroupReader';
import { TenantGroupWriter } from './tenantGroup/TenantGroupWriter';

export const readers = {
  tenants: TenantReader,
  members: MemberReader,
  roles: RoleReader,
  assignments: AssignmentReader,
  tenantGroups: TenantGroupReader,
};

export const writers = {
  tenants: TenantWriter,
  members: MemberWriter,
  roles: RoleWriter,
  assignments: AssignmentWriter,
  tenantGroups: TenantGroupWriter,
};

/** The store of this context. */
export type TenantsStore = TenantStore<typeof readers, typeof writers>;

/** A writing transaction of this context. */
export type TenantsTransaction = Parameters<
  Parameters<TenantsStore['transact']>[1]
>[0];
