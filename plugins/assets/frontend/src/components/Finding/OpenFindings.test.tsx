import { screen, within } from '@testing-library/react';
import { showPage } from '../../testing/showPage';
import { OpenFindings } from './OpenFindings';

const counts = {
  total: 5,
  bySeverity: { Critical: 1, Low: 4 },
  byState: {},
  bySource: {},
  knownExploited: 0,
  overdue: 2,
};

describe('the open findings of an asset or a customer', () => {
  it('counts them by severity, each number with the way to its list', async () => {
    const count = jest.fn(async () => counts);
    showPage(<OpenFindings tenant="acme" asset="ast_web01" />, {
      findings: { count },
      permissions: ['finding.read'],
    });
    const list = await screen.findByRole('list', { name: 'Open findings' });
    const links = within(list).getAllByRole('link');
    expect(links.map(link => link.textContent)).toEqual([
      '1 finding',
      '4 findings',
      '2 overdue',
    ]);
    expect(links[0]).toHaveAttribute(
      'href',
      '/findings?tenant=acme&asset=ast_web01&severity=Critical',
    );
    expect(links[2]).toHaveAttribute(
      'href',
      '/findings?tenant=acme&asset=ast_web01&only=overdue',
    );
    expect(count).toHaveBeenCalledWith(
      { tenant: 'acme', asset: ['ast_web01'] },
      expect.anything(),
    );
  });

  it('says that there are none', async () => {
    const count = async () => ({ ...counts, total: 0, bySeverity: {} });
    showPage(<OpenFindings tenant="acme" />, {
      findings: { count },
      permissions: ['finding.read'],
    });
    expect(await screen.findByText('None.')).toBeVisible();
  });

  it('shows people who may see assets alone how much was scanned, and asks for no number', async () => {
    const count = jest.fn(async () => counts);
    showPage(
      <OpenFindings tenant="acme">
        <p>Last scanned today</p>
      </OpenFindings>,
      { findings: { count }, permissions: ['asset.read'] },
    );
    const region = await screen.findByRole('region', { name: 'Scans' });
    expect(region).toHaveTextContent('Last scanned today');
    expect(screen.queryByRole('region', { name: 'Open findings' })).toBeNull();
    expect(count).not.toHaveBeenCalled();
  });
});
