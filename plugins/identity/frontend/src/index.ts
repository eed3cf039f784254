/**
 * Screens of identity: signing in, people, the own account.
 *
 * @packageDocumentation
 */
export { default, identityAppModule } from './plugin';
