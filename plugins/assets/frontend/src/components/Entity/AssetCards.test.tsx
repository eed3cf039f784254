import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { anAsset } from '../../testing/anAsset';
import { showPage } from '../../testing/showPage';
import { AssetFactsCard } from './AssetFactsCard';
import { FindingsCard } from './FindingsCard';

const entity = {
  apiVersion: 'wardroom.dev/v1alpha1',
  kind: 'Asset',
  metadata: { namespace: 'acme', name: 'web-01' },
};

it('cards of an asset load anew what another card of the page has changed', async () => {
  let asset = anAsset({ state: 'retired', allowedActions: ['reactivate'] });
  const counts = {
    ...{ total: 0, bySeverity: {}, byState: {}, bySource: {} },
    ...{ knownExploited: 0, overdue: 0 },
  };
  const count = jest.fn(async (_input: object) => counts);
  const reactivate = async () => {
    asset = anAsset({ version: 2 });
    return asset;
  };
  showPage(
    <EntityProvider entity={entity}>
      <AssetFactsCard />
      <FindingsCard />
    </EntityProvider>,
    {
      assets: {
        ...{ get: async () => asset, reactivate },
        lastScans: async () => ({ items: [] }),
      },
      findings: { count },
      permissions: ['asset.read', 'finding.read'],
    },
  );
  await waitFor(() => expect(count).toHaveBeenCalledTimes(1));
  const button = { name: 'Use again: web-01' };
  await userEvent.click(await screen.findByRole('button', button));
  await waitFor(() => expect(count).toHaveBeenCalledTimes(2));
});
