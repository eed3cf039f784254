import { screen } from '@testing-library/react';
import {
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { AssetActionBlueprint } from './assetActionSlot';
import { AssetActions } from './AssetActions';
import { platformExtensions } from './platformExtensions';

const action = (name: string, order: number, permission?: string) =>
  AssetActionBlueprint.make({
    name,
    params: {
      order,
      permission,
      loader:
        async () =>
        ({ assetName }) => <button>{`${name} ${assetName}`}</button>,
    },
  });

it('shows what contexts put into a slot, in order, and hides what the person may not use', async () => {
  renderTestApp({
    features: [
      createFrontendModule({ pluginId: 'app', extensions: platformExtensions }),
      createFrontendPlugin({
        pluginId: 'screen',
        extensions: [
          PageBlueprint.make({
            params: {
              path: '/',
              noHeader: true,
              loader: async () => (
                <AssetActions
                  tenant="acme"
                  assetId="ast_1"
                  assetName="web-01"
                />
              ),
            },
          }),
        ],
      }),
      createFrontendPlugin({
        pluginId: 'other',
        extensions: [
          action('Scan', 20),
          action('Open session on', 10, 'session.open'),
          action('Delete', 30, 'asset.delete'),
        ],
      }),
    ],
    apis: [
      [
        permissionApiRef,
        mockApis.permission({
          authorize: ({ permission }) =>
            permission.name === 'session.open'
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
        }),
      ],
    ],
  });
  await screen.findByRole('button', { name: 'Open session on web-01' });
  const names = screen.getAllByRole('button').map(one => one.textContent);
  expect(names).toEqual(['Open session on web-01', 'Scan web-01']);
});
