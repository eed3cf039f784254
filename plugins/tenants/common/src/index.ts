/**
 * Tenants, their people, roles, assignments and groups.
 *
 * @packageDocumentation
 */
export * from './AccessScope';
export * from './ApplyPlan';
export * from './Assignment';
export * from './Member';
export * from './Role';
export * from './Tenant';
export * from './TenantGroup';
export * from './auditEvents';
export * from './builtInRoles';
export * from './contract';
export * from './permissions';
export * from './resourceOwners';
