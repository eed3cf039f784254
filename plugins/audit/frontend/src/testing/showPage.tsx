import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { auditContract } from '@wardroom/audit-common';
import {
  contractApiRef,
  profilesApiRef,
  TenantProvider,
} from '@wardroom/platform-react';

const acme = {
  id: 'acme',
  name: 'Acme Corporation',
  tier: 'professional',
  state: 'active',
};

/** Shows a page to a person with these permissions, whose server answers as `audit` says. */
export function showPage(
  element: JSX.Element,
  options: {
    audit: object;
    permissions?: string[];
    workspace?: 'console' | 'portal';
    at?: string;
  },
) {
  const { audit, permissions = [], workspace = 'portal' } = options;
  const inPortal = workspace === 'portal';
  const me = {
    ref: inPortal ? 'user:acme/ada' : 'user:provider/sue',
    displayName: 'Somebody',
    email: 'somebody@example.com',
    tenant: inPortal ? 'acme' : 'provider',
    workspace,
  };
  const find = async (ref: string) =>
    ref === 'user:provider/tess'
      ? { ref, displayName: 'Tess Tanner', tenant: 'provider' }
      : undefined;
  return renderInTestApp(
    <TenantProvider me={me} own={inPortal ? acme : undefined}>
      {element}
    </TenantProvider>,
    {
      initialRouteEntries: [options.at ?? '/'],
      apis: [
        [contractApiRef(auditContract), audit as never],
        [profilesApiRef, { find }],
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
