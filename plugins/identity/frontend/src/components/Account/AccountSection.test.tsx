import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  identityContract,
  type OwnAccount,
  type SignInSession,
} from '@wardroom/identity-common';
import { contractApiRef } from '@wardroom/platform-react';
import { browserSignInApiRef } from '../../api';
import { problem } from '../../testing/fakeSignIn';
import { AccountSection } from './AccountSection';

jest.setTimeout(60_000);

const account = (changes: Partial<OwnAccount> = {}): OwnAccount => ({
  ref: 'user:acme/jane',
  passwordChangedAt: '2026-01-01T00:00:00.000Z',
  totpRequired: false,
  recoveryCodesLeft: 0,
  allowedActions: ['enrolTotp'],
  ...changes,
});

const session = (id: string, current: boolean): SignInSession => ({
  id,
  current,
  userAgent: 'Mozilla/5.0 (Windows NT 10.0) Gecko Firefox/140.0',
  ip: '192.0.2.1',
  createdAt: '2026-01-01T00:00:00.000Z',
  lastActiveAt: '2026-01-01T00:00:00.000Z',
  expiresAt: '2026-01-02T00:00:00.000Z',
  allowedActions: ['revoke'],
});

describe('AccountSection', () => {
  const browser = { renew: jest.fn(), leave: jest.fn() };
  const client = {
    account: {
      get: jest.fn(),
      changePassword: jest.fn(),
      startTotp: jest.fn(),
      enrolTotp: jest.fn(),
      removeTotp: jest.fn(),
      renewRecoveryCodes: jest.fn(),
    },
    signInSessions: {
      list: jest.fn(),
      revoke: jest.fn(),
      revokeAll: jest.fn(),
    },
  };

  beforeEach(() => {
    jest.resetAllMocks();
    browser.renew.mockResolvedValue(undefined);
    browser.leave.mockResolvedValue(undefined);
    client.account.get.mockResolvedValue(account());
    client.signInSessions.list.mockResolvedValue({
      items: [session('sig_here', true)],
    });
  });

  const show = () =>
    renderInTestApp(<AccountSection />, {
      apis: [
        [contractApiRef(identityContract), client as never],
        [browserSignInApiRef, browser as never],
      ],
    });
  const region = async (name: string) =>
    within(await screen.findByRole('region', { name }));
  const press = (name: string) =>
    userEvent.click(screen.getByRole('button', { name }));

  it('changes the password and goes on with a new token', async () => {
    client.account.changePassword.mockResolvedValue(account());
    await show();
    const form = await region('Password');
    await userEvent.type(form.getByLabelText(/^Current/), 'old words');
    await userEvent.type(form.getByLabelText(/^New/), 'new words');
    await userEvent.type(form.getByLabelText(/^Repeat/), 'new words');
    await press('Change password');

    await waitFor(() => expect(browser.renew).toHaveBeenCalled());
    expect(client.account.changePassword).toHaveBeenCalledWith({
      current: 'old words',
      next: 'new words',
    });
  });

  it('says why a password was refused', async () => {
    client.account.changePassword.mockRejectedValue(
      problem(403, 'Your password is not right'),
    );
    await show();
    const form = await region('Password');
    await userEvent.type(form.getByLabelText(/^Current/), 'wrong');
    await press('Change password');

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Your password is not right',
    );
    expect(browser.renew).not.toHaveBeenCalled();
  });

  it('sets one-time codes up in three steps', async () => {
    client.account.startTotp.mockResolvedValue({
      secret: 'JBSWY3DPEHPK3PXP',
      otpauthUrl: 'otpauth://totp/Wardroom:jane?secret=JBSWY3DPEHPK3PXP',
    });
    client.account.enrolTotp.mockResolvedValue({
      recoveryCodes: ['aaaa-bbbb'],
    });
    await show();
    await region('One-time codes');
    await press('Set up one-time codes');
    await userEvent.type(
      await screen.findByLabelText(/^Your password/),
      'old words',
    );
    await press('Continue');
    expect(await screen.findByRole('img', { name: /QR code/ })).toBeVisible();
    await userEvent.type(
      screen.getByLabelText(/^First code of the app/),
      '123456',
    );
    await press('Set up');

    expect(
      await screen.findByRole('list', { name: 'Recovery codes' }),
    ).toHaveTextContent('aaaa-bbbb');
    await press('I have kept them in a safe place');
    expect(screen.queryByText('aaaa-bbbb')).toBeNull();
  });

  it('offers staff no way to give codes up', async () => {
    client.account.get.mockResolvedValue(
      account({
        totpRequired: true,
        totpSince: '2026-01-01T00:00:00.000Z',
        recoveryCodesLeft: 7,
        allowedActions: ['enrolTotp', 'renewRecoveryCodes'],
      }),
    );
    await show();
    const codes = await region('One-time codes');

    expect(codes.getByText(/must have one-time codes/)).toBeVisible();
    expect(
      codes.queryByRole('button', { name: 'Give up one-time codes' }),
    ).toBeNull();
    expect(screen.getByText('7 codes are left')).toBeVisible();
  });

  it('signs another browser out and goes on with a new token', async () => {
    client.signInSessions.list.mockResolvedValue({
      items: [session('sig_here', true), session('sig_other', false)],
    });
    client.signInSessions.revoke.mockResolvedValue(session('sig_other', false));
    await show();
    const rows = within(
      await screen.findByRole('table', { name: 'Sign-ins' }),
    ).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('Firefox on Windows');
    expect(rows[1]).toHaveTextContent('This browser');
    await userEvent.click(
      within(rows[2]).getByRole('button', { name: /Sign out/ }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Sign out' }),
    );

    await waitFor(() => expect(browser.renew).toHaveBeenCalled());
    expect(client.signInSessions.revoke).toHaveBeenCalledWith({
      id: 'sig_other',
    });
    expect(browser.leave).not.toHaveBeenCalled();
  });

  it('signs out everywhere and leaves', async () => {
    client.signInSessions.revokeAll.mockResolvedValue({ ended: 1 });
    await show();
    await region('Where you are signed in');
    await press('Sign out everywhere');
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(
      dialog.getByRole('button', { name: 'Sign out everywhere' }),
    );

    await waitFor(() => expect(browser.leave).toHaveBeenCalled());
  });
});
