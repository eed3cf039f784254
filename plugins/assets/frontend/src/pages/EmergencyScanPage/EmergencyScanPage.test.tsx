import { screen, within } from '@testing-library/react';
import { ProblemError } from '@wardroom/platform-react';
import type { EmergencyCustomer } from '@wardroom/assets-common';
import { showPage } from '../../testing/showPage';
import { EmergencyScanPage } from './EmergencyScanPage';

const customers: EmergencyCustomer[] = [
  {
    ...{ tenant: 'acme', result: 'not-scanned', reason: 'No site' },
    ...{ assets: 4, exposed: 0, notFound: 0 },
  },
  {
    ...{ tenant: 'globex', result: 'exposed', assets: 5, exposed: 2 },
    notFound: 3,
    run: { id: 'run_1', state: 'done', progress: 100, scanImportId: 'imp_1' },
  },
];
const emergency = {
  ...{ id: 'esc_1', vulnerabilityIds: ['CVE-2014-0160'], type: 'full' },
  ...{ scanner: 'nmap', reason: 'It is exploited', customerCount: 2 },
  ...{ requestedBy: 'user:provider/tess', underWay: 0, customers },
  createdAt: '2026-03-01T10:00:00.000Z',
};
const show = (get: () => Promise<unknown>, workspace?: 'console' | 'portal') =>
  showPage(<EmergencyScanPage />, {
    workspace,
    ...{ path: '/scans/emergencies/:id', at: '/scans/emergencies/esc_1' },
    emergencyScans: { get },
    permissions: ['scanImport.read'],
  });

beforeEach(() => sessionStorage.clear());

describe('the page of an emergency scan', () => {
  it('says of each customer whether it is exposed, worst first', async () => {
    const get = jest.fn(async () => emergency);
    show(get);
    await screen.findByRole('heading', {
      name: 'Emergency scan for CVE-2014-0160',
    });
    expect(get).toHaveBeenCalledWith(
      { id: 'esc_1', tenant: undefined },
      expect.anything(),
    );
    const [summary] = screen.getAllByRole('status');
    expect(summary).toHaveTextContent('Exposed 1Not scanned 1');
    const table = screen.getByRole('table', { name: 'Customers' });
    const [, first, second] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(/Globex.*Exposed/);
    expect(
      within(first).getByRole('link', { name: '2 assets' }),
    ).toHaveAttribute('href', '/findings?tenant=globex&search=CVE-2014-0160');
    expect(
      await within(first).findByRole('link', { name: 'Its report' }),
    ).toHaveAttribute('href', '/imports/globex/imp_1');
    expect(second).toHaveTextContent(/Not scanned.*No site/);
  });

  it('says to the customer what came of it for them alone', async () => {
    const [, exposed] = customers;
    show(async () => ({ ...emergency, customers: [exposed] }), 'portal');
    const result = await screen.findByRole('region', { name: 'Result' });
    expect(result).toHaveTextContent(/Exposed2 assetsNot found3 assets/);
    expect(
      await within(result).findByRole('link', { name: 'Its report' }),
    ).toBeVisible();
    expect(result).toHaveTextContent('Nmap · ');
    expect(result).not.toHaveTextContent('customer');
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('says what went wrong', async () => {
    show(async () => {
      throw new ProblemError({ status: 404, title: 'Not found', detail: '' });
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('Not found');
  });
});
