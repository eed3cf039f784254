/**
 * Screens of the audit log.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
