import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  EntityContentLayoutBlueprint,
  EntityHeaderLayoutBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  coreExtensionData,
  createFrontendModule,
  ExtensionBoundary,
} from '@backstage/frontend-plugin-api';
import { whenPermitted } from '@wardroom/platform-react';
import { OwnHeading } from '../pages/FrameworkPage';

const onlyConsole = whenPermitted('workspace.console', 'catalog.entity.read');

const list = catalogPlugin.getExtension('page:catalog').override({
  if: onlyConsole,
  *factory(original, { node }) {
    yield* original();
    // The stock list knows software components only; its route, title and place stay.
    yield coreExtensionData.reactElement(
      ExtensionBoundary.lazy(node, () =>
        import('./CatalogListPage').then(m => <m.CatalogListPage />),
      ),
    );
  },
});

const entityPage = catalogPlugin.getExtension('page:catalog/entity').override({
  if: onlyConsole,
  *factory(original) {
    const page = original();
    yield* page;
    yield coreExtensionData.reactElement(
      <OwnHeading>{page.get(coreExtensionData.reactElement)}</OwnHeading>,
    );
  },
});

const about = catalogPlugin
  .getExtension('entity-card:catalog/about')
  .override({ disabled: true });

/** Backstage's catalog, for the staff alone: a customer's people have pages of their own. */
export const consoleCatalog = catalogPlugin.withOverrides({
  extensions: [list, entityPage, about],
});

/** How the pages of entities begin, and how their cards lie. */
export const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    EntityHeaderLayoutBlueprint.make({
      name: 'heading',
      params: {
        loader: () => import('./EntityHeading').then(m => m.EntityHeading),
      },
    }),
    EntityContentLayoutBlueprint.make({
      name: 'cards',
      params: {
        loader: () => import('./EntityCards').then(m => m.EntityCards),
      },
    }),
  ],
});
