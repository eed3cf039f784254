import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  contractApiRef,
  tenantNamesApiRef,
  TenantProvider,
} from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';
import { interventionsContract } from '@wardroom/interventions-common';
import { tenantsContract } from '@wardroom/tenants-common';

const acme = {
  id: 'acme',
  name: 'Acme Corporation',
  tier: 'professional',
  state: 'active',
};

type Fake = Record<string, object>;

/** Shows a page or card to a person with these permissions, whose server answers as the fakes say. */
export function showPage(
  element: JSX.Element,
  options: {
    interventions: Fake;
    assets?: Fake;
    tenants?: Fake;
    permissions?: string[];
    workspace?: 'console' | 'portal';
    at?: string;
    path?: string;
  },
) {
  const { permissions = [], workspace = 'console' } = options;
  const inPortal = workspace === 'portal';
  const me = {
    ref: inPortal ? 'user:acme/rick' : 'user:provider/tess',
    displayName: 'Somebody',
    email: 'somebody@example.com',
    tenant: inPortal ? 'acme' : 'provider',
    workspace,
  };
  const names = { find: async () => acme, list: async () => [acme] };
  const assets = options.assets ?? {
    assets: { list: async () => ({ items: [] }) },
  };
  return renderInTestApp(
    <TenantProvider me={me} own={inPortal ? acme : undefined}>
      {element}
    </TenantProvider>,
    {
      mountPath: options.path,
      initialRouteEntries: [options.at ?? '/'],
      apis: [
        [contractApiRef(interventionsContract), options.interventions as never],
        [contractApiRef(assetsContract), assets as never],
        [contractApiRef(tenantsContract), (options.tenants ?? {}) as never],
        [tenantNamesApiRef, names],
        [
          permissionApiRef,
          mockApis.permission({
            authorize: ({ permission }) =>
              permissions.includes(permission.name)
                ? AuthorizeResult.ALLOW
                : AuthorizeResult.DENY,
          }),
        ],
      ],
    },
  );
}
