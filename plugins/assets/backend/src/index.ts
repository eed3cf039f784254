/**
 * Backend of the assets context: the plugin and the catalog module.
 *
 * @packageDocumentation
 */
export { assetsPlugin as default } from './plugin';
export { moduleCatalogAssets } from './moduleCatalogAssets';
