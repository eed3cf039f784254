import { screen, within } from '@testing-library/react';
import { showPage } from '../../testing/showPage';
import { LastScans } from './LastScans';

const show = (...items: object[]) =>
  showPage(<LastScans tenant="acme" asset="ast_web01" />, {
    assets: { lastScans: async () => ({ items }) },
  });

describe('when an asset was scanned', () => {
  it('tells of each scanner when it was there last, and whether it signed in', async () => {
    const scannedAt = new Date(Date.now() - 3 * 86_400_000).toISOString();
    show(
      { source: 'nessus', scannedAt, authenticated: true },
      { source: 'unheard-of', scannedAt },
    );
    const lines = within(await screen.findByRole('list')).getAllByRole(
      'listitem',
    );
    expect(lines.map(line => line.textContent)).toEqual([
      'Last scanned 3 days ago by Tenable Nessus, signed in',
      'Last scanned 3 days ago by Unheard of',
    ]);
  });

  it('says so where it never was', async () => {
    show();
    expect(await screen.findByText('Never scanned')).toBeVisible();
  });
});
