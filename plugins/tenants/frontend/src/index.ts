/**
 * Screens of customers: homes, switcher, team, groups, roles, settings.
 *
 * @packageDocumentation
 */
export { default, tenantsAppModule } from './plugin';
