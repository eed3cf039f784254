/**
 * Backend of the identity context: the plugin, and the provider that makes its sign-ins Backstage's.
 *
 * @packageDocumentation
 */
export { identityPlugin as default } from './plugin';
export { authModuleWardroom } from './moduleWardroom';
export { notificationsModuleWardroom } from './moduleNotifications';
