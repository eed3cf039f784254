/**
 * Backend of the tenants context: the plugin, the permission policy and the catalog modules.
 *
 * @packageDocumentation
 */
export { tenantsPlugin as default } from './plugin';
export { modulePermissionPolicy } from './access/modulePermissionPolicy';
export { moduleCatalogRule } from './catalog/moduleCatalogRule';
export { moduleCatalogProvider } from './catalog/moduleCatalogProvider';
export { catalogModel } from './catalog/catalogModel';
