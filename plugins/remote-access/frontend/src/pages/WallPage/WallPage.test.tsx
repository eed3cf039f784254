import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession } from '../../testing/aSession';
import { showPage } from '../../testing/showPage';
import { WallPage } from './WallPage';

const since = '2026-03-01T09:05:00.000Z';

describe('WallPage', () => {
  const show = (sessions: object, workspace?: 'portal') =>
    showPage(<WallPage />, { access: { sessions }, workspace });

  it('says what it is for while nobody is in a system', async () => {
    const list = jest.fn(async () => ({ items: [] }));
    show({ list });
    expect(await screen.findByText('Nobody is in a system now')).toBeVisible();
    expect(list).toHaveBeenCalledWith(
      expect.objectContaining({ state: ['requested', 'authorised', 'active'] }),
      expect.anything(),
    );
  });

  it('shows who is in what, who watches, and what is allowed', async () => {
    const watchers = [{ person: 'user:provider/lena', mode: 'write', since }];
    const items = [
      aSession({
        life: { watchers, frozenBy: 'user:provider/lena' } as never,
        allowedActions: ['watch', 'thaw', 'message', 'terminate'],
      }),
      aSession({ id: 'ses_bbbb', allowedActions: [] }),
    ];
    show({ list: async () => ({ items }) });
    const table = await screen.findByRole('table', {
      name: 'Running sessions',
    });
    const [, first, second] = within(table).getAllByRole('row');
    expect(within(first).getByText('lena')).toBeVisible();
    expect(within(first).getByText('Frozen')).toBeVisible();
    expect(within(first).getByRole('link', { name: 'Watch' })).toHaveAttribute(
      'href',
      '/sessions/acme/ses_aaaa/watch',
    );
    const buttons = within(first).getAllByRole('button');
    expect(buttons.map(button => button.textContent)).toEqual([
      'Thaw input',
      'Message',
      'End session',
    ]);
    expect(within(second).queryByRole('button')).toBeNull();
    expect(within(second).getByText('Nobody')).toBeVisible();
  });

  it('freezes the input for a reason', async () => {
    const freeze = jest.fn(async () => aSession());
    const items = [aSession({ allowedActions: ['freeze'] })];
    show({ list: async () => ({ items }), freeze });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Freeze input' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox'), 'wrong server');
    await user.click(
      within(dialog).getByRole('button', { name: 'Freeze input' }),
    );
    expect(freeze).toHaveBeenCalledWith(
      expect.objectContaining({ id: 'ses_aaaa', reason: 'wrong server' }),
    );
  });

  it('lets an invited colleague join', async () => {
    const items = [aSession({ allowedActions: ['join'] })];
    show({ list: async () => ({ items }) });
    expect(await screen.findByRole('link', { name: 'Join' })).toHaveAttribute(
      'href',
      '/sessions/acme/ses_aaaa/watch',
    );
  });
});
