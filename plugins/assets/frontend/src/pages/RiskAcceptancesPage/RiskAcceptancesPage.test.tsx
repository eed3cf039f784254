import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '@wardroom/platform-react';
import { aRisk } from '../../testing/aRisk';
import { showPage } from '../../testing/showPage';
import { RiskAcceptancesPage } from './RiskAcceptancesPage';

type Options = Parameters<typeof showPage>[1];

const show = (riskAcceptances: object, options: Partial<Options> = {}) =>
  showPage(<RiskAcceptancesPage />, { riskAcceptances, ...options });
const table = () => screen.findByRole('table', { name: 'Risk acceptances' });

beforeEach(() => sessionStorage.clear());

describe('the list of risk acceptances', () => {
  it('says that it loads', async () => {
    show({ list: () => new Promise(() => {}) });
    expect(await screen.findByRole('status')).toBeInTheDocument();
  });

  it('says how the first comes about where there is none', async () => {
    show({ list: async () => ({ items: [] }) });
    await screen.findByText('Nobody has asked to accept a risk yet');
    expect(screen.getByRole('link', { name: 'All findings' })).toHaveAttribute(
      'href',
      '/findings',
    );
  });

  it('says what went wrong and tries again', async () => {
    const list = jest
      .fn()
      .mockRejectedValueOnce(
        new ProblemError({ status: 500, title: 'Broken', detail: 'Try again' }),
      )
      .mockResolvedValue({ items: [aRisk()] });
    show({ list });
    expect(await screen.findByRole('alert')).toHaveTextContent('Broken');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await table();
  });

  it('shows the staff whose each risk is, and offers no decision that is the customer’s', async () => {
    const items = [
      aRisk({ allowedActions: ['withdraw'] }),
      aRisk({ id: 'rsk_other', tenant: 'globex', allowedActions: [] }),
    ];
    show({ list: async () => ({ items }) });
    const [, first, second] = within(await table()).getAllByRole('row');
    expect(first).toHaveTextContent('Acme Corporation');
    expect(second).toHaveTextContent('Globex');
    expect(within(first).getAllByRole('button')).toHaveLength(1);
    expect(within(first).getByRole('button')).toHaveTextContent('Withdraw');
    expect(within(second).queryByRole('button')).toBeNull();
    expect(within(first).getByRole('link')).toHaveAttribute(
      'href',
      '/risks/acme/rsk_spring',
    );
  });

  it('asks the server for what is filtered and sorted, and for nothing it does not know', async () => {
    const list = jest.fn(async (_filter: object) => ({ items: [aRisk()] }));
    show(
      { list },
      { at: '/?state=approved&state=nonsense&ends=soon&sort=until' },
    );
    await table();
    await waitFor(() =>
      expect(list).toHaveBeenLastCalledWith(
        {
          limit: 50,
          tenant: undefined,
          state: ['approved'],
          endsWithinDays: 30,
          sort: 'until',
        },
        expect.anything(),
      ),
    );
  });

  it('lets the customer end an acceptance for a reason, and shows what became of it', async () => {
    const accepted = aRisk({ state: 'approved', allowedActions: ['end'] });
    const list = jest
      .fn()
      .mockResolvedValueOnce({ items: [accepted] })
      .mockResolvedValue({
        items: [aRisk({ state: 'ended', allowedActions: [] })],
      });
    const end = jest.fn(async () => aRisk({ state: 'ended' }));
    const get = async () => ({ ...accepted, findings: [] });
    show({ list, end, get }, { workspace: 'portal' });
    await userEvent.click(
      within(await table()).getByRole('button', { name: 'End now' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('They are open again at once.');
    await userEvent.type(within(dialog).getByRole('textbox'), 'It is sold');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'End now' }),
    );
    await within(await table()).findByText('Ended');
    expect(end).toHaveBeenCalledWith({
      ...{ tenant: 'acme', id: 'rsk_spring', version: 1 },
      note: 'It is sold',
    });
  });
});
