/**
 * Screens of assets.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
