import { screen } from '@testing-library/react';
import { ProblemError } from '@wardroom/platform-react';
import { anAsset } from '../../testing/anAsset';
import { showPage } from '../../testing/showPage';
import { AssetPage } from './AssetPage';

const show = (get: () => Promise<unknown>, permissions: string[] = []) =>
  showPage(<AssetPage />, {
    assets: { get, lastScans: async () => ({ items: [] }) },
    findings: { count: () => new Promise(() => {}) },
    permissions,
    workspace: 'portal',
    path: '/assets/:tenant/:name',
    at: '/assets/acme/web-01',
  });

describe('the page of an asset', () => {
  it('shows its facts, and leads to its requests those who may see them', async () => {
    show(
      async () => anAsset({ title: 'Shop', owner: 'Web team' }),
      ['intervention.read', 'intervention.submit'],
    );
    await screen.findByRole('heading', { level: 1, name: 'Shop' });
    expect(screen.getByText('Web team')).toBeInTheDocument();
    await screen.findByRole('button', { name: 'Request an intervention' });
    expect(
      await screen.findByRole('link', { name: 'Requests for this asset' }),
    ).toHaveAttribute('href', '/requests?tenant=acme&asset=ast_web01');
  });

  it('offers no new request for a retired asset', async () => {
    show(
      async () => anAsset({ state: 'retired', allowedActions: [] }),
      ['intervention.submit'],
    );
    await screen.findByText(/It is out of use/);
    expect(
      screen.queryByRole('button', { name: 'Request an intervention' }),
    ).toBeNull();
  });

  it('says so where there is none', async () => {
    show(async () => {
      throw new ProblemError({
        status: 404,
        title: 'Not found',
        detail: 'There is no asset "web-01"',
      });
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is no asset "web-01"',
    );
  });
});
