import type { RoleReach } from './Role';

/** A role that ships with the product. Changing one changes what everybody with it may do. */
export type BuiltInRole = {
  id: string;
  name: string;
  description: string;
  reach: RoleReach;
  /** Names of the permissions; the contexts they belong to are to the right of this one, so they are names only. */
  permissions: readonly string[];
};

const everybody = ['account.use', 'tenant.read'];
const portal = [...everybody, 'workspace.portal'];
const console = [...everybody, 'workspace.console'];

const requester = [
  ...portal,
  'asset.read',
  'catalog.entity.read',
  'intervention.read',
  'intervention.submit',
  'intervention.update',
  'intervention.cancel',
  'intervention.close',
  'intervention.reopen',
  'message.read',
  'message.post',
];

const technician = [
  ...console,
  'catalog.entity.read',
  'member.read',
  'assignment.read',
  'asset.read',
  'asset.create',
  'asset.update',
  'asset.retire',
  'asset.reactivate',
  'intervention.read',
  'intervention.submit',
  'intervention.update',
  'intervention.acknowledge',
  'intervention.assign',
  'intervention.start',
  'intervention.wait',
  'intervention.resume',
  'intervention.resolve',
  'intervention.reopen',
  'intervention.cancel',
  'queue.read',
  'message.read',
  'message.post',
  'message.postInternal',
  'target.read',
  'credential.read',
  'session.read',
  'session.open',
  'session.mark',
  'session.end',
  'session.take',
  'session.invite',
  'session.join',
  'recording.read',
  'policy.read',
  'grant.read',
  'grant.request',
  'grant.withdraw',
  'providerAccess.read',
];

const tenantAdmin = [
  ...requester,
  'tenant.export',
  'asset.export',
  'member.read',
  'member.create',
  'member.update',
  'member.disable',
  'member.enable',
  'role.read',
  'role.create',
  'role.update',
  'role.delete',
  'assignment.read',
  'account.read',
  'account.invite',
  'account.reset',
  'account.unlock',
  'account.revoke',
  'session.read',
  'session.watch',
  'session.terminate',
  'recording.read',
  'policy.read',
  'policy.update',
  'policy.revert',
  'grant.read',
  'grant.create',
  'grant.approve',
  'grant.decline',
  'grant.revoke',
  'providerAccess.read',
  'providerAccess.suspend',
  'providerAccess.resume',
  'emergency.read',
  'emergency.end',
  'auditEvent.read',
  'auditEvent.export',
];

// What only the customer may decide: whether the provider comes in at all, and what it opens.
const ofTheCustomer = [
  'workspace.portal',
  'grant.create',
  'providerAccess.suspend',
  'providerAccess.resume',
];

const superAdmin = [
  ...technician.filter(
    name => !['session.open', 'grant.request', 'grant.withdraw'].includes(name),
  ),
  ...tenantAdmin.filter(name => !ofTheCustomer.includes(name)),
  'emergency.request',
  'emergency.approve',
  'emergency.decline',
  'emergency.withdraw',
  'emergency.enter',
  'emergency.review',
  'tenant.create',
  'tenant.update',
  'tenant.suspend',
  'tenant.resume',
  'tenant.close',
  'tenant.apply',
  'assignment.create',
  'assignment.end',
  'tenantGroup.read',
  'tenantGroup.create',
  'tenantGroup.update',
  'tenantGroup.delete',
  'asset.delete',
  'asset.apply',
  'session.freeze',
  'session.thaw',
  'session.message',
  'target.create',
  'target.update',
  'target.delete',
  'target.repin',
  'credential.create',
  'credential.update',
  'credential.delete',
  'credentialStore.read',
  'credentialStore.create',
  'credentialStore.update',
  'credentialStore.check',
  'credentialStore.delete',
  'gatewayKey.read',
  'gatewayKey.rotate',
  'gatewayKey.destroy',
];

/** Roles of a customer's people. */
export const customerRoles: readonly BuiltInRole[] = [
  {
    id: 'tenant-admin',
    name: 'Administrator',
    description:
      'Everything of their own company: people, requests, sessions, audit trail',
    reach: 'own',
    permissions: tenantAdmin,
  },
  {
    id: 'report-viewer',
    name: 'Report viewer',
    description: 'Reads status, assets and requests, changes nothing',
    reach: 'own',
    permissions: [
      ...portal,
      'asset.read',
      'catalog.entity.read',
      'intervention.read',
      'message.read',
    ],
  },
  {
    id: 'requester',
    name: 'Requester',
    description: 'Submits requests and follows them',
    reach: 'own',
    permissions: requester,
  },
  {
    id: 'basic-user',
    name: 'Basic user',
    description: 'Sees the overview without technical detail',
    reach: 'own',
    permissions: portal,
  },
];

/** Roles of the provider's staff. */
export const staffRoles: readonly BuiltInRole[] = [
  {
    id: 'technician',
    name: 'Technician',
    description:
      'Works on requests and opens remote sessions, for assigned customers only',
    reach: 'assigned',
    permissions: technician,
  },
  {
    id: 'security-analyst',
    name: 'Security analyst',
    description: 'Sees all customers, never enters their systems',
    reach: 'fleet',
    permissions: [
      ...console,
      'catalog.entity.read',
      'asset.read',
      'intervention.read',
      'message.read',
      'message.postInternal',
      'session.read',
    ],
  },
  {
    id: 'account-manager',
    name: 'Account manager',
    description:
      'Oversees the service for all customers, without technical detail',
    reach: 'fleet',
    permissions: [
      ...console,
      'catalog.entity.read',
      'tenantGroup.read',
      'member.read',
      'assignment.read',
      'intervention.read',
      'intervention.submit',
      'message.read',
      'message.post',
    ],
  },
  {
    id: 'super-admin',
    name: 'Super admin',
    description: 'Runs the platform and all customers; opens no sessions',
    reach: 'fleet',
    permissions: [...new Set(superAdmin)],
  },
];

export const builtInRoles: readonly BuiltInRole[] = [
  ...customerRoles,
  ...staffRoles,
];
