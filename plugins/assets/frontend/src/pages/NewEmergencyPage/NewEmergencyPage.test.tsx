import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '@wardroom/platform-react';
import type { EmergencyPlan } from '@wardroom/assets-common';
import { showPage } from '../../testing/showPage';
import { NewEmergencyPage } from './NewEmergencyPage';

const plan = (fields: Partial<EmergencyPlan>): EmergencyPlan => ({
  ...{ tenant: 'acme', assets: 5, reached: 5, known: 0, obstacles: [] },
  sites: [{ id: 'sit_1', name: 'Office' }],
  ...fields,
});
const customers = [
  plan({
    reached: 4,
    obstacles: [{ kind: 'quota', reason: 'All used up', passable: true }],
  }),
  plan({ tenant: 'globex', known: 2, site: 'sit_1' }),
];

async function show(emergencyScans: object, permissions: string[] = []) {
  const list = async () => ({
    items: [{ id: 'grp_1', name: 'Banks', tenants: ['acme'] }],
  });
  showPage(<NewEmergencyPage />, {
    ...{ emergencyScans, permissions, tenantGroups: { list } },
  });
  await userEvent.type(
    await screen.findByRole('textbox', { name: /^CVEs/ }),
    'cve-2014-0160',
  );
}

beforeEach(() => sessionStorage.clear());

describe('a new emergency scan', () => {
  it('shows whom it concerns and what is in the way, and begins with a reason', async () => {
    const scanner = { name: 'nmap', title: 'Nmap' };
    const preview = jest.fn(async () => ({ scanner, customers }));
    const start = jest.fn(async () => ({ id: 'esc_1' }));
    await show({ preview, start });
    const table = await screen.findByRole('table', {
      name: 'What will be scanned',
    });
    expect(preview).toHaveBeenLastCalledWith(
      { vulnerabilityIds: ['CVE-2014-0160'], type: 'full' },
      expect.anything(),
    );
    expect(table).toHaveTextContent(/4 of 5 assets.*All used up/);
    await screen.findByRole('button', { name: 'Scan 1 customer' });
    await userEvent.click(
      screen.getByRole('checkbox', { name: /^Take one more scan/ }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /^Why/ }),
      'It is exploited',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Scan 2 customers' }),
    );
    await waitFor(() =>
      expect(start).toHaveBeenCalledWith({
        ...{ vulnerabilityIds: ['CVE-2014-0160'], type: 'full' },
        ...{ reason: 'It is exploited', despite: ['quota'] },
        customers: [{ tenant: 'acme' }, { tenant: 'globex' }],
      }),
    );
  });

  it('is about a group, and leaves out who is not chosen', async () => {
    const scanner = { name: 'nmap', title: 'Nmap' };
    const preview = jest.fn(async () => ({ scanner, customers }));
    await show({ preview }, ['tenantGroup.read']);
    await userEvent.click(screen.getByRole('button', { name: /Customers$/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Group Banks' }),
    );
    await waitFor(() =>
      expect(preview).toHaveBeenLastCalledWith(
        expect.objectContaining({ group: 'grp_1' }),
        expect.anything(),
      ),
    );
    const table = await screen.findByRole('table', { name: /scanned$/ });
    const [, globex] = within(table).getAllByRole('checkbox').slice(1);
    await userEvent.click(globex);
    expect(await screen.findByRole('button', { name: 'Scan' })).toBeDisabled();
  });

  it('begins nothing while the plans are of something else than what is written', async () => {
    const scanner = { name: 'nmap', title: 'Nmap' };
    let arrive = () => {};
    const preview = jest.fn(async (input: { vulnerabilityIds: string[] }) => {
      if (input.vulnerabilityIds.length === 1) return { scanner, customers };
      await new Promise<void>(resolve => {
        arrive = resolve;
      });
      return { scanner, customers: [plan({ tenant: 'borealis' })] };
    });
    const start = jest.fn(async (_input: object) => ({ id: 'esc_1' }));
    await show({ preview, start });
    await userEvent.type(
      screen.getByRole('textbox', { name: /^Why/ }),
      'It is exploited',
    );
    await screen.findByRole('button', { name: 'Scan 1 customer' });
    const cves = screen.getByRole('textbox', { name: /^CVEs/ });
    await userEvent.type(cves, ' cve-2021-44228{Enter}');
    expect(screen.getByRole('button', { name: /^Scan/ })).toBeDisabled();
    await waitFor(() => expect(preview).toHaveBeenCalledTimes(2));
    await userEvent.type(cves, '{Enter}');
    expect(start).not.toHaveBeenCalled();
    arrive();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Scan 1 customer' }),
    );
    await waitFor(() => expect(start).toHaveBeenCalledTimes(1));
    expect(start.mock.calls[0][0]).toMatchObject({
      vulnerabilityIds: ['CVE-2014-0160', 'CVE-2021-44228'],
      customers: [{ tenant: 'borealis' }],
    });
  });

  it('says that no scanner looks for it', async () => {
    await show({
      preview: async () => {
        throw new ProblemError({
          ...{ status: 400, title: 'Wrong input', detail: '' },
          errors: [{ field: 'vulnerabilityIds', message: 'nobody looks' }],
        });
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This cannot be scanned for: nobody looks.',
    );
    expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull();
  });
});
