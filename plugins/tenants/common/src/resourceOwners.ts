/** Which plugin answers for which type of resource; a type that is not named here is denied to everybody. */
export const resourceOwners: Readonly<Record<string, string>> = {
  'catalog-entity': 'catalog',
  tenant: 'tenants',
  member: 'tenants',
  role: 'tenants',
  assignment: 'tenants',
  tenantGroup: 'tenants',
  account: 'identity',
  asset: 'assets',
  intervention: 'interventions',
  message: 'interventions',
  queue: 'interventions',
  target: 'remote-access',
  credential: 'remote-access',
  session: 'remote-access',
  recording: 'remote-access',
  auditEvent: 'audit',
};
