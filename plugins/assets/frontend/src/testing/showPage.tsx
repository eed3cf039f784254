import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  contractApiRef,
  tenantNamesApiRef,
  TenantProvider,
} from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';
import { tenantsContract } from '@wardroom/tenants-common';

const acme = {
  id: 'acme',
  name: 'Acme Corporation',
  tier: 'professional',
  state: 'active',
};

const globex = { ...acme, id: 'globex', name: 'Globex' };
const customers = [acme, globex];

/** Shows a page or card to a person with these permissions, whose server answers as these endpoints say. */
export function showPage(
  element: JSX.Element,
  options: {
    assets?: object;
    findings?: object;
    scanImports?: object;
    riskAcceptances?: object;
    remediationPolicies?: object;
    scanSchedules?: object;
    scanRuns?: object;
    scanQuotas?: object;
    emergencyScans?: object;
    tenantGroups?: object;
    permissions?: string[];
    workspace?: 'console' | 'portal';
    at?: string;
    path?: string;
  },
) {
  const { permissions = [], workspace = 'console', ...endpoints } = options;
  const inPortal = workspace === 'portal';
  const me = {
    ref: inPortal ? 'user:acme/ada' : 'user:provider/tess',
    displayName: 'Somebody',
    email: 'somebody@example.com',
    tenant: inPortal ? 'acme' : 'provider',
    workspace,
  };
  const names = {
    find: async (id: string) => customers.find(customer => customer.id === id),
    list: async () => customers,
  };
  return renderInTestApp(
    <TenantProvider me={me} own={inPortal ? acme : undefined}>
      {element}
    </TenantProvider>,
    {
      mountPath: options.path,
      initialRouteEntries: [options.at ?? '/'],
      apis: [
        [contractApiRef(assetsContract), endpoints as never],
        [contractApiRef(tenantsContract), endpoints as never],
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
