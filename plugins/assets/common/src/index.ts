/**
 * Assets: what a customer has and the provider looks after.
 *
 * @packageDocumentation
 */
export * from './Asset';
export * from './AssetEntity';
export * from './address';
export * from './auditEvents';
export * from './contract';
export * from './permissions';
