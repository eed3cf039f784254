import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { aScanQuota } from '../../testing/aScanQuota';
import { showPage } from '../../testing/showPage';
import { ScanQuotaCard } from './ScanQuotaCard';

const customer = {
  apiVersion: 'wardroom.dev/v1alpha1',
  kind: 'Customer',
  metadata: { namespace: 'acme', name: 'acme' },
};

function show(permissions: string[]) {
  const get = jest.fn(async (_input: object) =>
    aScanQuota({ allowedActions: ['grant'] }),
  );
  showPage(
    <EntityProvider entity={customer}>
      <p>Acme</p>
      <ScanQuotaCard />
    </EntityProvider>,
    { scanQuotas: { get }, permissions },
  );
  return get;
}

describe('the scans of a customer on its page', () => {
  it('says how many are left, and lets one more be granted there', async () => {
    const get = show(['scanQuota.read']);
    expect(
      await screen.findByRole('button', { name: 'Grant one more' }),
    ).toBeVisible();
    expect(get.mock.calls[0][0]).toEqual({ tenant: 'acme' });
  });

  it('asks for nothing that the person may not see', async () => {
    const get = show([]);
    await screen.findByText('Acme');
    expect(get).not.toHaveBeenCalled();
  });
});
