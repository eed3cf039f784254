/**
 * The audit chain: events, checkpoints, and how both are checked anywhere.
 *
 * @packageDocumentation
 */
export * from './AuditEvent';
export * from './AuditKey';
export * from './ChainLink';
export * from './ChainPosition';
export * from './ChainVerification';
export * from './ChainVerifier';
export * from './Checkpoint';
export * from './EventFilter';
export * from './TrailCrypto';
export * from './TrailFault';
export * from './TrailHeader';
export * from './TrailVerifier';
export * from './auditChain';
export * from './auditEvents';
export * from './canonicalJson';
export * from './contract';
export * from './permissions';
export * from './trailLines';
