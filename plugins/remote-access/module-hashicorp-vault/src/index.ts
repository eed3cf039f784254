/**
 * HashiCorp Vault and OpenBao as credential stores of remote access.
 *
 * @packageDocumentation
 */
export { remoteAccessModuleHashicorpVault as default } from './module';
