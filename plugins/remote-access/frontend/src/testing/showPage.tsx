import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { assetsContract } from '@wardroom/assets-common';
import { identityContract } from '@wardroom/identity-common';
import { interventionsContract } from '@wardroom/interventions-common';
import { contractApiRef, TenantProvider } from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';

const acme = {
  id: 'acme',
  name: 'Acme Corporation',
  tier: 'professional',
  state: 'active',
};

/** Shows a page to a person with these permissions, whose server answers as `access` says. */
export function showPage(
  element: JSX.Element,
  options: {
    access: object;
    assets?: object;
    identity?: object;
    permissions?: string[];
    workspace?: 'console' | 'portal';
    at?: string;
  },
) {
  const { access, assets = {}, identity = {}, permissions = [] } = options;
  const workspace = options.workspace ?? 'console';
  const inPortal = workspace === 'portal';
  sessionStorage.setItem('wardroom.tenant', JSON.stringify(acme));
  const me = {
    ref: inPortal ? 'user:acme/ada' : 'user:provider/tess',
    displayName: 'Somebody',
    email: 'somebody@example.com',
    tenant: inPortal ? 'acme' : 'provider',
    workspace,
  };
  return renderInTestApp(
    <TenantProvider me={me} own={inPortal ? acme : undefined}>
      {element}
    </TenantProvider>,
    {
      initialRouteEntries: [options.at ?? '/'],
      apis: [
        [contractApiRef(remoteAccessContract), access as never],
        [contractApiRef(assetsContract), { assets } as never],
        [contractApiRef(identityContract), identity as never],
        [contractApiRef(interventionsContract), {} as never],
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
