/**
 * Backend of the interventions context.
 *
 * @packageDocumentation
 */
export { interventionsPlugin as default } from './plugin';
