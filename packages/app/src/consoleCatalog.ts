import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { whenPermitted } from '@wardroom/platform-react';

const onlyConsole = {
  if: whenPermitted('workspace.console', 'catalog.entity.read'),
};

/** Backstage's catalog, for the staff alone: a customer's people have pages of their own. */
export const consoleCatalog = catalogPlugin.withOverrides({
  extensions: [
    catalogPlugin.getExtension('page:catalog').override(onlyConsole),
    catalogPlugin.getExtension('page:catalog/entity').override(onlyConsole),
  ],
});
