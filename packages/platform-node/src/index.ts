/**
 * The part of the kit that runs in the backend: tenant store, contract server, outbox, jobs and clients.
 *
 * @packageDocumentation
 */
export * from './Access';
export * from './ExpiringMap';
export * from './TenantReader';
export * from './TenantRows';
export * from './TenantScope';
export * from './TenantStore';
export * from './Upload';
export * from './WebSocketUpgrades';
export * from './defineJob';
export * from './implementContract';
export * from './migrate';
export * from './openapiDocument';
export * from './paginate';
export * from './pluginClient';
export { problemOf } from './problemOf';
export type { TransactionKnex } from './readTransaction';
export * from './registerTenantResources';
export * from './startOutboxRelay';
export * from './tenantTable';
