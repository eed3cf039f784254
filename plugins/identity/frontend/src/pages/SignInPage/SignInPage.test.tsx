import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { browserSignInApiRef, publicClientApiRef } from '../../api';
import { problem } from '../../testing/fakeSignIn';
import { SignInPage } from './SignInPage';

jest.setTimeout(60_000);

describe('SignInPage', () => {
  const nobody = problem(401, 'Nobody is signed in here');
  const browser = { start: jest.fn() };
  const client = {
    signInOptions: { get: jest.fn() },
    signIns: { start: jest.fn(), prove: jest.fn(), enrol: jest.fn() },
    invitations: { accept: jest.fn() },
    passwordResets: { request: jest.fn(), complete: jest.fn() },
  };
  const onSignInSuccess = jest.fn();

  beforeEach(() => {
    jest.resetAllMocks();
    sessionStorage.clear();
    window.history.replaceState(undefined, '', '/');
    browser.start.mockRejectedValueOnce(nobody).mockResolvedValue(undefined);
    client.signInOptions.get.mockResolvedValue({
      passwordReset: false,
      idleMinutes: 30,
    });
  });

  const show = () =>
    renderInTestApp(<SignInPage onSignInSuccess={onSignInSuccess} />, {
      apis: [
        [browserSignInApiRef, browser as never],
        [publicClientApiRef, client as never],
      ],
    });
  const type = async (label: RegExp | string, text: string) => {
    const field = await screen.findByLabelText(label, { selector: 'input' });
    await userEvent.clear(field);
    await userEvent.type(field, text);
  };
  const press = async (name: string) =>
    userEvent.click(await screen.findByRole('button', { name }));
  const givePassword = async (who = 'jane@acme.example') => {
    await type('E-mail address or name', who);
    await type('Password', 'a password');
    await press('Sign in');
  };

  it('lets somebody pass who is signed in already', async () => {
    browser.start.mockReset().mockResolvedValue(undefined);
    await show();

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledWith(browser));
    expect(screen.queryByLabelText('Password')).not.toBeInTheDocument();
  });

  it('asks for a password, then for a code, and enters', async () => {
    client.signIns.start.mockResolvedValue({ next: 'totp', challenge: 'c' });
    client.signIns.prove.mockResolvedValue({ next: 'done', person: 'p' });
    await show();
    await givePassword();
    expect(client.signIns.start).toHaveBeenCalledWith({
      email: 'jane@acme.example',
      password: 'a password',
    });
    const field = await screen.findByRole('textbox', { name: 'One-time code' });
    await waitFor(() => expect(field).toHaveFocus());
    await type('One-time code', '123456');
    await press('Continue');

    expect(client.signIns.prove).toHaveBeenCalledWith({
      challenge: 'c',
      code: '123456',
    });
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledWith(browser));
  });

  it('takes a name in place of an address', async () => {
    client.signIns.start.mockResolvedValue({ next: 'done', person: 'p' });
    await show();
    await givePassword('Acme/Jane');

    expect(client.signIns.start).toHaveBeenCalledWith({
      person: 'user:acme/jane',
      password: 'a password',
    });
  });

  it('says what is wrong with a name that is none, and asks nobody', async () => {
    await show();
    await givePassword('jane');

    expect(
      screen.getByLabelText('E-mail address or name'),
    ).toHaveAccessibleDescription(/such as acme\/jane/);
    expect(client.signIns.start).not.toHaveBeenCalled();
  });

  it.each([
    [401, 'The address or the password is not right'],
    [429, 'Too many attempts failed: try again in 1 minute'],
  ])(
    'shows a refusal (%d) in words and takes the focus to it',
    async (status, words) => {
      client.signIns.start.mockRejectedValue(problem(status, words));
      await show();
      await givePassword();

      const alert = await screen.findByRole('alert');
      expect(alert).toHaveTextContent(words);
      await waitFor(() => expect(alert).toHaveFocus());
      expect(onSignInSuccess).not.toHaveBeenCalled();
    },
  );

  it('takes a recovery code in place of a code', async () => {
    client.signIns.start.mockResolvedValue({ next: 'totp', challenge: 'c' });
    client.signIns.prove.mockResolvedValue({ next: 'done', person: 'p' });
    await show();
    await givePassword();
    await press('Use a recovery code instead');
    await type('Recovery code', 'abcd-efgh');
    await press('Continue');

    expect(client.signIns.prove).toHaveBeenCalledWith({
      challenge: 'c',
      recoveryCode: 'abcd-efgh',
    });
  });

  it('sets an authenticator up and shows recovery codes before it enters', async () => {
    client.signIns.start.mockResolvedValue({
      next: 'enrol-totp',
      challenge: 'c',
      secret: 'JBSWY3DPEHPK3PXP',
      otpauthUrl: 'otpauth://totp/Wardroom:jane?secret=JBSWY3DPEHPK3PXP',
    });
    client.signIns.enrol.mockResolvedValue({
      next: 'done',
      person: 'p',
      recoveryCodes: ['aaaa-bbbb', 'cccc-dddd'],
    });
    await show();
    await givePassword();
    expect(await screen.findByRole('img', { name: /QR code/ })).toBeVisible();
    expect(screen.getByText('JBSW Y3DP EHPK 3PXP')).toBeVisible();
    await type('First code of the app', '123456');
    await press('Set up');

    const codes = await screen.findByRole('list', { name: 'Recovery codes' });
    expect(codes).toHaveTextContent('aaaa-bbbb');
    expect(screen.getByRole('button', { name: 'Continue' })).toBeDisabled();
    expect(onSignInSuccess).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('checkbox'));
    await press('Continue');
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
  });

  it('accepts an invitation whose token stands behind the #', async () => {
    window.history.replaceState(undefined, '', '/accept#acme.token');
    client.invitations.accept.mockResolvedValue({ next: 'done', person: 'p' });
    browser.start.mockReset().mockResolvedValue(undefined);
    await show();
    await type('New password', 'several unrelated words');
    await type('Repeat the new password', 'several unrelated words!');
    await press('Save password');
    expect(
      screen.getByLabelText('Repeat the new password'),
    ).toHaveAccessibleDescription(/not the same/);
    expect(client.invitations.accept).not.toHaveBeenCalled();

    await type('Repeat the new password', 'several unrelated words');
    await press('Save password');
    expect(client.invitations.accept).toHaveBeenCalledWith({
      token: 'acme.token',
      password: 'several unrelated words',
    });
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
    expect(window.location.pathname).toBe('/');
    expect(window.location.hash).toBe('');
  });

  it('a link is for its person: whoever else is signed in does not get in its way', async () => {
    window.history.replaceState(undefined, '', '/reset#acme.token');
    browser.start.mockReset().mockResolvedValue(undefined);
    await show();

    expect(
      await screen.findByRole('heading', { name: 'Set a new password' }),
    ).toBeVisible();
    expect(onSignInSuccess).not.toHaveBeenCalled();
  });

  it('says when a link is not complete', async () => {
    window.history.replaceState(undefined, '', '/accept');
    await show();

    expect(await screen.findByText(/This link is not complete/)).toBeVisible();
    expect(screen.queryByLabelText('New password')).not.toBeInTheDocument();
  });

  it('offers a link for a new password where mail can be sent, and answers the same for everybody', async () => {
    client.signInOptions.get.mockResolvedValue({
      passwordReset: true,
      idleMinutes: 30,
    });
    client.passwordResets.request.mockResolvedValue({ sent: 'if-known' });
    await show();
    await press('Forgot your password?');
    await type('E-mail address', 'jane@acme.example');
    await press('Send link');

    expect(await screen.findByRole('status')).toHaveTextContent(
      /If jane@acme.example is known here/,
    );
  });

  it('offers no link where no mail can be sent', async () => {
    await show();

    expect(
      await screen.findByText(/Your administrator can give you a link/),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Forgot your password?' }),
    ).not.toBeInTheDocument();
  });

  it('tells once why somebody was signed out', async () => {
    sessionStorage.setItem('wardroom.signed-out', 'idle');
    await show();

    expect(await screen.findByText(/no input for a while/)).toBeVisible();
    expect(sessionStorage.getItem('wardroom.signed-out')).toBeNull();
  });

  it('says when the server cannot be reached, and tries again', async () => {
    browser.start
      .mockReset()
      .mockRejectedValueOnce(new TypeError('network'))
      .mockResolvedValue(undefined);
    await show();
    await press('Retry');

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
  });
});
