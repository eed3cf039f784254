import type { FrontendFeature } from '@backstage/frontend-plugin-api';
import assetsPlugin from '@wardroom/assets-frontend';
import identityPlugin, { identityAppModule } from '@wardroom/identity-frontend';
import tenantsPlugin, { tenantsAppModule } from '@wardroom/tenants-frontend';
import { consoleCatalog } from './consoleCatalog';
import { shellModule } from './shell/shellModule';

/** Everything that the app consists of. */
export const features: FrontendFeature[] = [
  shellModule,
  consoleCatalog,
  tenantsAppModule,
  tenantsPlugin,
  identityAppModule,
  identityPlugin,
  assetsPlugin,
];
