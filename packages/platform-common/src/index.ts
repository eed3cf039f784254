/**
 * The part of the kit that runs everywhere: contracts, permissions, life cycles, audit events, ids and secrets.
 *
 * @packageDocumentation
 */
export * from './ApplyPlan';
export * from './AuditRecord';
export * from './Problem';
export * from './Secret';
export * from './changedFields';
export * from './csvLine';
export * from './defineAuditEvents';
export * from './defineContract';
export * from './defineLifecycle';
export * from './definePermission';
export * from './endpoint';
export * from './newId';
export * from './page';
export * from './schemas';
