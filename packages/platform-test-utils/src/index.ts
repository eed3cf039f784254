/**
 * Real databases, scopes and suites for the tests of all contexts.
 *
 * @packageDocumentation
 */
export * from './NodeProgram';
export * from './TestDatabase';
export * from './TestMailServer';
export * from './TestTerminal';
export * from './VaultServer';
export * from './VpnLab';
export * from './describeWithSshd';
export * from './describeWithVpn';
export * from './findLeaks';
export * from './freePort';
export * from './missingForTunnels';
export * from './outboxOf';
export * from './planOf';
export * from './settled';
export * from './startSshd';
export * from './testScope';
export * from './until';
