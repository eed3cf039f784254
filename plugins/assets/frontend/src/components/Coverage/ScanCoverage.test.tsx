import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '@wardroom/platform-react';
import { showPage } from '../../testing/showPage';
import { ScanCoverage } from './ScanCoverage';

const covered = (assets: number, scanned: number) => async () => ({
  days: 30,
  assets,
  scanned,
  customers: [
    { tenant: 'acme', assets, scanned, lastScannedAt: '2026-03-01T00:00:00Z' },
    { tenant: 'globex', assets, scanned, lastScannedAt: '2026-02-01T00:00:00Z' },
    { tenant: 'initech', assets, scanned },
  ],
});

const figure = () => screen.findByRole('figure', { name: 'Scan coverage' });

describe('how much was scanned', () => {
  it('says of how many assets, and which were not', async () => {
    const unscanned = jest.fn(async (_filter: object) => ({
      items: [
        {
          id: 'ast_1',
          tenant: 'acme',
          name: 'db-01',
          title: 'db-01',
          type: 'server',
          criticality: 'high',
          lastScans: [],
        },
      ],
    }));
    showPage(<ScanCoverage tenant="acme" />, {
      assets: { coverage: covered(140, 134), unscanned },
      workspace: 'portal',
    });
    expect(await figure()).toHaveTextContent(
      '134 of 140 assets scanned in the last 30 days.',
    );
    expect(within(await figure()).getByText(/ago/)).toHaveAttribute(
      'datetime',
      '2026-03-01T00:00:00Z',
    );
    expect(unscanned).not.toHaveBeenCalled();
    await userEvent.click(screen.getByText('6 assets were not'));
    const list = await screen.findByRole('list', {
      name: 'Assets not scanned',
    });
    expect(list).toHaveTextContent('db-01 · Never scanned');
    expect(within(list).getByRole('link')).toHaveAttribute(
      'href',
      '/assets/acme/db-01',
    );
  });

  it('lists nothing where all were scanned', async () => {
    showPage(<ScanCoverage />, { assets: { coverage: covered(3, 3) } });
    expect(await figure()).toHaveTextContent(/^3 of 3 assets scanned in the last 30 days\. Newest scan [^·]*ago\.$/);
  });

  it('is silent to people who may not see assets', async () => {
    showPage(<ScanCoverage />, {
      assets: {
        coverage: async () => {
          throw new ProblemError({ status: 403, title: 'No', detail: 'No' });
        },
      },
    });
    await waitFor(() => expect(screen.queryByRole('status')).toBeNull());
    expect(screen.queryByRole('figure')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
