import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession } from '../../testing/aSession';
import { showPage } from '../../testing/showPage';
import { SessionsPage } from './SessionsPage';

describe('SessionsPage', () => {
  const show = (sessions: object) =>
    showPage(<SessionsPage />, { access: { sessions } });

  it('says what sessions are where there are none', async () => {
    show({ list: async () => ({ items: [] }) });
    expect(await screen.findByText('No sessions')).toBeVisible();
  });

  it('shows who was in what, and offers what is allowed', async () => {
    const items = [
      aSession({ id: 'ses_live', allowedActions: ['terminate'] as never }),
      aSession({
        id: 'ses_past',
        state: 'ended',
        allowedActions: ['view'] as never,
      }),
    ];
    show({ list: async () => ({ items }) });
    const table = await screen.findByRole('table', { name: 'Sessions' });
    const [, live, past] = within(table).getAllByRole('row');
    expect(within(live).getByText('Running')).toBeVisible();
    expect(within(live).queryByRole('link', { name: 'Replay' })).toBeNull();
    expect(within(past).getByRole('link', { name: 'Replay' })).toHaveAttribute(
      'href',
      expect.stringContaining('/sessions/acme/ses_past/replay'),
    );
    expect(
      within(past).queryByRole('button', { name: /End session/ }),
    ).toBeNull();
  });

  it('asks for no state that there is not, whatever the address says', async () => {
    const list = jest.fn(async (_filter: object) => ({ items: [] }));
    showPage(<SessionsPage />, {
      access: { sessions: { list } },
      at: '/?state=ended&state=nonsense',
    });
    await screen.findByText('Nothing matches these filters');
    expect(list).toHaveBeenCalledWith(
      expect.objectContaining({ state: ['ended'] }),
      expect.anything(),
    );
  });

  it('ends a running session for a reason', async () => {
    const terminate = jest.fn(async () => aSession({ state: 'terminated' }));
    const items = [aSession({ allowedActions: ['terminate'] as never })];
    show({ list: async () => ({ items }), terminate });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: /End (session|access)/ }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox'), 'wrong server');
    await user.click(
      within(dialog).getByRole('button', { name: /End (session|access)/ }),
    );
    expect(terminate).toHaveBeenCalledWith(
      expect.objectContaining({ id: 'ses_aaaa', reason: 'wrong server' }),
    );
  });
});
