/**
 * Backend of the audit context: the plugin, and Backstage's auditor on top of it.
 *
 * @packageDocumentation
 */
export { auditPlugin as default } from './plugin';
export { auditorServiceFactory } from './auditor/auditorServiceFactory';
