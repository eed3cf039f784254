/**
 * What modules add to remote access.
 *
 * @packageDocumentation
 */
export * from './CredentialStoreProvider';
export * from './credentialStoresExtensionPoint';
export * from './rotationHooksExtensionPoint';
