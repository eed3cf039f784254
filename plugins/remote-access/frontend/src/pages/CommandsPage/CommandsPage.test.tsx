import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { showPage } from '../../testing/showPage';
import { CommandsPage } from './CommandsPage';

const command = {
  ...{ id: 'cmd_aaaa', tenant: 'acme', session: 'ses_aaaa' },
  ...{ person: 'user:provider/tess', target: 'web-01', asset: 'ast_web1' },
  at: '2026-03-01T09:05:00.000Z',
  ...{ kind: 'shown', text: 'systemctl restart nginx', uncertain: false },
};

describe('CommandsPage', () => {
  const show = (search: jest.Mock) =>
    showPage(<CommandsPage />, { access: { commands: { search } } });

  it('says what it is for while there is nothing', async () => {
    show(jest.fn(async () => ({ items: [] })));
    expect(await screen.findByText('No commands')).toBeVisible();
  });

  it('shows commands with their moment, and of hidden input only that there was some', async () => {
    const items = [
      { ...command, verdict: 'denied', rule: 'systemctl *' },
      { ...command, id: 'cmd_bbbb', kind: 'hidden', text: '' },
    ];
    show(jest.fn(async () => ({ items })));
    const table = await screen.findByRole('table', { name: 'Commands' });
    const [, first, second] = within(table).getAllByRole('row');
    expect(within(first).getByText('systemctl restart nginx')).toBeVisible();
    expect(within(first).getByText('Denied')).toBeVisible();
    expect(
      within(first).getByRole('link', { name: 'Show the moment' }),
    ).toHaveAttribute(
      'href',
      '/sessions/acme/ses_aaaa/replay?at=2026-03-01T09%3A05%3A00.000Z',
    );
    expect(within(second).getByText('Hidden input')).toBeVisible();
  });

  it('asks the server for the words', async () => {
    const search = jest.fn(async () => ({ items: [command] }));
    show(search);
    const user = userEvent.setup();
    await user.type(
      await screen.findByRole('searchbox', { name: 'Search commands' }),
      'nginx',
    );
    await waitFor(() =>
      expect(search).toHaveBeenCalledWith(
        expect.objectContaining({ search: 'nginx' }),
        expect.anything(),
      ),
    );
  });
});
