/**
 * Screens of requests.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
