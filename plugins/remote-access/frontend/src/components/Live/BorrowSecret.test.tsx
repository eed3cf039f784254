import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { BorrowableSecret } from '@wardroom/remote-access-common';
import { aSession } from '../../testing/aSession';
import { showPage } from '../../testing/showPage';
import { BorrowSecret } from './BorrowSecret';

describe('BorrowSecret', () => {
  const borrow = jest.fn(async () => aSession());

  const show = (items: BorrowableSecret[], actions: 'borrow'[] = ['borrow']) =>
    showPage(<BorrowSecret session={aSession({ allowedActions: actions })} />, {
      access: {
        sessions: { borrow, borrowable: async () => ({ items }) },
      },
    });

  it('asks for the password of a credential that is chosen by its name', async () => {
    show([{ id: 'crd_sudo', label: 'sudo', target: 'web-01 as deploy' }]);
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Paste another password' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.click(
      await within(dialog).findByRole('button', { name: /Password of/ }),
    );
    await user.click(
      await screen.findByRole('option', { name: 'sudo (web-01 as deploy)' }),
    );
    await user.click(within(dialog).getByRole('button', { name: 'Paste' }));
    expect(borrow).toHaveBeenCalledWith({
      ...{ tenant: 'acme', id: 'ses_aaaa', credential: 'crd_sudo' },
    });
  });

  it('says where there is none', async () => {
    show([]);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Paste another password' }),
    );
    expect(
      await screen.findByText(
        'There is no other password of this system that you may paste.',
      ),
    ).toBeVisible();
  });

  it('is not there where the rules do not allow it', () => {
    show([], []);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
