import {
  defineBasicPermission,
  definePermission,
} from '@wardroom/platform-common';

export const workspaceConsole = defineBasicPermission('workspace.console');
export const workspacePortal = defineBasicPermission('workspace.portal');
/** Held by everybody whose account may be used: their own profile, password and sign-ins. */
export const accountUse = defineBasicPermission('account.use');

export const tenantRead = definePermission('tenant.read', 'read');
export const tenantCreate = definePermission('tenant.create', 'create');
export const tenantUpdate = definePermission('tenant.update', 'update');
export const tenantSuspend = definePermission('tenant.suspend', 'update');
export const tenantResume = definePermission('tenant.resume', 'update');
export const tenantClose = definePermission('tenant.close', 'delete');
export const tenantApply = definePermission('tenant.apply', 'update');
export const tenantExport = definePermission('tenant.export', 'read');

export const memberRead = definePermission('member.read', 'read');
export const memberCreate = definePermission('member.create', 'create');
export const memberUpdate = definePermission('member.update', 'update');
export const memberDisable = definePermission('member.disable', 'update');
export const memberEnable = definePermission('member.enable', 'update');

export const roleRead = definePermission('role.read', 'read');
export const roleCreate = definePermission('role.create', 'create');
export const roleUpdate = definePermission('role.update', 'update');
export const roleDelete = definePermission('role.delete', 'delete');

export const assignmentRead = definePermission('assignment.read', 'read');
export const assignmentCreate = definePermission('assignment.create', 'create');
export const assignmentEnd = definePermission('assignment.end', 'update');

export const tenantGroupRead = definePermission('tenantGroup.read', 'read');
export const tenantGroupCreate = definePermission(
  'tenantGroup.create',
  'create',
);
export const tenantGroupUpdate = definePermission(
  'tenantGroup.update',
  'update',
);
export const tenantGroupDelete = definePermission(
  'tenantGroup.delete',
  'delete',
);

export const permissions = [
  workspaceConsole,
  workspacePortal,
  accountUse,
  tenantRead,
  tenantCreate,
  tenantUpdate,
  tenantSuspend,
  tenantResume,
  tenantClose,
  tenantApply,
  tenantExport,
  memberRead,
  memberCreate,
  memberUpdate,
  memberDisable,
  memberEnable,
  roleRead,
  roleCreate,
  roleUpdate,
  roleDelete,
  assignmentRead,
  assignmentCreate,
  assignmentEnd,
  tenantGroupRead,
  tenantGroupCreate,
  tenantGroupUpdate,
  tenantGroupDelete,
];
