import { customerPermissions } from './customerPermissions';
import type { RoleReach } from './Role';
import { staffPermissions } from './staffPermissions';

/** A role that ships with the product. Changing one changes what everybody with it may do. */
export type BuiltInRole = {
  id: string;
  name: string;
  description: string;
  reach: RoleReach;
  /** Names of the permissions; the contexts they belong to are to the right of this one, so they are names only. */
  permissions: readonly string[];
};

const { tenantAdmin, reportViewer, requester, basicUser } = customerPermissions;
const { technician, securityAnalyst, accountManager, superAdmin } =
  staffPermissions;

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
    description: 'Reads status, assets, findings and requests, changes nothing',
    reach: 'own',
    permissions: reportViewer,
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
    permissions: basicUser,
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
    permissions: securityAnalyst,
  },
  {
    id: 'account-manager',
    name: 'Account manager',
    description:
      'Oversees the service for all customers, without technical detail',
    reach: 'fleet',
    permissions: accountManager,
  },
  {
    id: 'super-admin',
    name: 'Super admin',
    description: 'Runs the platform and all customers; opens no sessions',
    reach: 'fleet',
    permissions: superAdmin,
  },
];

export const builtInRoles: readonly BuiltInRole[] = [
  ...customerRoles,
  ...staffRoles,
];
