/**
 * Screens of remote access.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
