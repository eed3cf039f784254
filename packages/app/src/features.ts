import type { FrontendFeature } from '@backstage/frontend-plugin-api';
import assetsPlugin from '@wardroom/assets-frontend';
import auditPlugin from '@wardroom/audit-frontend';
import identityPlugin, { identityAppModule } from '@wardroom/identity-frontend';
import interventionsPlugin from '@wardroom/interventions-frontend';
import remoteAccessPlugin from '@wardroom/remote-access-frontend';
import tenantsPlugin, { tenantsAppModule } from '@wardroom/tenants-frontend';
import { catalogModule, consoleCatalog } from './catalog/consoleCatalog';
import { lookModule } from './shell/lookModule';
import { shellModule } from './shell/shellModule';

/** Everything that the app consists of. The wrapper of identity stands outside of that of tenants. */
export const features: FrontendFeature[] = [
  lookModule,
  shellModule,
  consoleCatalog,
  catalogModule,
  tenantsAppModule,
  tenantsPlugin,
  identityAppModule,
  identityPlugin,
  assetsPlugin,
  interventionsPlugin,
  remoteAccessPlugin,
  auditPlugin,
];
