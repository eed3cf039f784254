/**
 * Screens of remote access: sessions, their terminal and their replay, targets and the vault.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
