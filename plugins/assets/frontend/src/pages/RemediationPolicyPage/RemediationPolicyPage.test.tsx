import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { remediationPresets } from '@wardroom/assets-common';
import { aRemediationPolicy } from '../../testing/aRemediationPolicy';
import { showPage } from '../../testing/showPage';
import { RemediationPolicyPage } from './RemediationPolicyPage';

type Options = Parameters<typeof showPage>[1];

const [usual, , vdr] = remediationPresets;
const show = (remediationPolicies: object, options: Partial<Options> = {}) =>
  showPage(<RemediationPolicyPage />, {
    remediationPolicies,
    workspace: 'portal',
    ...options,
  });

async function openForm() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Change deadlines' }),
  );
  return screen.findByRole('dialog');
}

beforeEach(() => sessionStorage.clear());

describe('the deadlines of a customer', () => {
  it('are told in words, and changed by nobody who may not', async () => {
    show({ get: async () => aRemediationPolicy({ rules: vdr.rules }) });
    const table = await screen.findByRole('table', { name: 'Deadlines' });
    const row = (name: RegExp) => within(table).getByRole('row', { name });
    expect(row(/Severity Critical/)).toHaveTextContent('30 days');
    expect(row(/Exploited and reached/)).toHaveTextContent('4 days');
    expect(row(/What counts as exploited/)).toHaveTextContent('0.5');
    expect(row(/closed comes back/)).toHaveTextContent('No');
    expect(screen.getByText(/FedRAMP VDR/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /Change/ })).toBeNull();
  });

  it('wait for a customer to be chosen among all, and are then those of that one', async () => {
    const get = jest.fn(async () => aRemediationPolicy());
    const { unmount } = show({ get }, { workspace: 'console' });
    await screen.findByText('No customer is chosen');
    expect(get).not.toHaveBeenCalled();
    unmount();
    show({ get }, { workspace: 'console', at: '/?tenant=globex' });
    await screen.findByRole('table', { name: 'Deadlines' });
    expect(get).toHaveBeenCalledWith({ tenant: 'globex' }, expect.anything());
  });

  it('can be set to a preset and changed from there', async () => {
    const update = jest.fn(async () => aRemediationPolicy());
    const get = async () => aRemediationPolicy({ allowedActions: ['update'] });
    show({ get, update });
    const dialog = await openForm();
    await userEvent.click(
      within(dialog).getByRole('button', { name: /Start from/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'FedRAMP VDR' }),
    );
    const critical = within(dialog).getByRole('textbox', {
      name: /Severity Critical/,
    });
    expect(critical).toHaveValue('30');
    await userEvent.clear(critical);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Save deadlines' }),
    );
    await waitFor(() =>
      expect(update).toHaveBeenCalledWith({
        ...{ tenant: 'acme', version: 3 },
        rules: { ...vdr.rules, days: { ...vdr.rules.days, Critical: null } },
      }),
    );
  });

  it('are refused at the field that is wrong', async () => {
    const update = jest.fn();
    const get = async () => aRemediationPolicy({ allowedActions: ['update'] });
    show({ get, update });
    const dialog = await openForm();
    const field = (name: RegExp) =>
      within(dialog).getByRole('textbox', { name });
    expect(field(/Severity Low/)).toHaveValue(String(usual.rules.days.Low));
    await userEvent.type(field(/Severity Low/), 'x');
    await userEvent.type(field(/EPSS/), '7');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Save deadlines' }),
    );
    await waitFor(() =>
      expect(field(/Severity Low/)).toHaveAccessibleDescription(
        /whole number of days/,
      ),
    );
    expect(field(/EPSS/)).toHaveAccessibleDescription(/at most 1/);
    expect(update).not.toHaveBeenCalled();
  });
});
