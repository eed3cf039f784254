import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { identityContract, type Account } from '@wardroom/identity-common';
import { contractApiRef, TenantProvider } from '@wardroom/platform-react';
import { tenantsContract, type Member } from '@wardroom/tenants-common';
import { problem } from '../../testing/fakeSignIn';
import { PeoplePage } from './PeoplePage';

jest.setTimeout(60_000);

const member = (name: string, changes: Partial<Member> = {}): Member => ({
  ref: `user:acme/${name}`,
  tenant: 'acme',
  name,
  displayName: `${name} of Acme`,
  email: `${name}@acme.example`,
  roles: ['requester'],
  state: 'active',
  version: 3,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  allowedActions: ['update', 'disable'],
  ...changes,
});

const account = (name: string, changes: Partial<Account> = {}): Account => ({
  ref: `user:acme/${name}`,
  tenant: 'acme',
  name,
  state: 'active',
  hasTotp: false,
  liveSignIns: 1,
  allowedActions: ['reset', 'revoke'],
  ...changes,
});

describe('PeoplePage', () => {
  const tenants = {
    members: {
      list: jest.fn(),
      create: jest.fn(),
      update: jest.fn(),
      disable: jest.fn(),
      enable: jest.fn(),
    },
    roles: { list: jest.fn() },
  };
  const identity = {
    accounts: {
      list: jest.fn(),
      invite: jest.fn(),
      reset: jest.fn(),
      unlock: jest.fn(),
      revoke: jest.fn(),
    },
  };
  let held: string[];

  beforeEach(() => {
    jest.resetAllMocks();
    held = ['member.create', 'account.invite'];
    tenants.members.list.mockResolvedValue({ items: [member('jane')] });
    tenants.roles.list.mockResolvedValue({
      items: [
        { id: 'requester', name: 'Requester', description: 'Submits requests' },
      ],
    });
    identity.accounts.list.mockResolvedValue({ items: [account('jane')] });
  });

  const show = () =>
    renderInTestApp(
      <TenantProvider
        me={{
          ref: 'user:acme/admin',
          displayName: 'Admin',
          email: 'admin@acme.example',
          tenant: 'acme',
          workspace: 'portal',
        }}
        own={{ id: 'acme', name: 'Acme', tier: 'enterprise', state: 'active' }}
      >
        <PeoplePage />
      </TenantProvider>,
      {
        apis: [
          [contractApiRef(tenantsContract), tenants as never],
          [contractApiRef(identityContract), identity as never],
          [
            permissionApiRef,
            {
              authorize: async ({
                permission,
              }: {
                permission: { name: string };
              }) => ({
                result: held.includes(permission.name)
                  ? AuthorizeResult.ALLOW
                  : AuthorizeResult.DENY,
              }),
            } as never,
          ],
        ],
      },
    );
  const menu = async (name: string) => {
    const button = await screen.findByRole('button', {
      name: `Actions for ${name}`,
    });
    await userEvent.click(button);
    return within(await screen.findByRole('menu'));
  };

  it('shows who is there and how they sign in', async () => {
    identity.accounts.list.mockResolvedValue({
      items: [
        account('jane', {
          lockedUntil: new Date(Date.now() + 60_000).toISOString(),
        }),
      ],
    });
    await show();

    const table = await screen.findByRole('table', { name: 'Users' });
    expect(table).toHaveTextContent('jane of Acme');
    expect(table).toHaveTextContent('Requester');
    expect(table).toHaveTextContent('Locked');
    expect(identity.accounts.list).toHaveBeenCalledWith(
      { tenant: 'acme', names: ['jane'], limit: 1 },
      expect.anything(),
    );
  });

  it('shows people to somebody who may not see their accounts', async () => {
    held = [];
    identity.accounts.list.mockRejectedValue(problem(403, 'not yours'));
    tenants.roles.list.mockRejectedValue(problem(403, 'not yours'));
    tenants.members.list.mockResolvedValue({
      items: [member('jane', { allowedActions: [] })],
    });
    await show();

    expect(await screen.findByText('jane of Acme')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Invite user' })).toBeNull();
    expect(
      screen.queryByRole('button', { name: 'Actions for jane of Acme' }),
    ).toBeNull();
  });

  it('says what to do where nobody is', async () => {
    tenants.members.list.mockResolvedValue({ items: [] });
    await show();

    expect(await screen.findByText('Nobody is here yet')).toBeVisible();
    expect(
      await screen.findAllByRole('button', { name: 'Invite user' }),
    ).not.toHaveLength(0);
  });

  it('invites somebody and shows the link once', async () => {
    tenants.members.create.mockResolvedValue(member('joe'));
    identity.accounts.invite.mockResolvedValue({
      delivery: 'link',
      link: 'http://wardroom.test/accept#acme.token',
      expiresAt: '2026-03-01T00:00:00.000Z',
    });
    await show();
    await screen.findByText('jane of Acme');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Invite user' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/^Name/), 'Joe Public');
    await userEvent.type(
      dialog.getByLabelText(/^E-mail/),
      'Joe.Public@acme.example',
    );
    await userEvent.click(dialog.getByRole('button', { name: /Roles/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: /Requester/ }),
    );
    await userEvent.keyboard('{Escape}');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Invite' }),
    );

    await waitFor(() =>
      expect(tenants.members.create).toHaveBeenCalledWith({
        tenant: 'acme',
        name: 'joe.public',
        displayName: 'Joe Public',
        email: 'Joe.Public@acme.example',
        roles: ['requester'],
      }),
    );
    expect(
      await screen.findByRole('textbox', { name: 'Single-use link' }),
    ).toHaveValue('http://wardroom.test/accept#acme.token');
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    expect(screen.queryByText(/acme.token/)).toBeNull();
  });

  it('offers what the server allows, and nothing else', async () => {
    identity.accounts.list.mockResolvedValue({
      items: [
        account('jane', {
          hasTotp: true,
          allowedActions: ['reset', 'unlock', 'revoke'],
        }),
      ],
    });
    await show();
    const items = (await menu('jane of Acme')).getAllByRole('menuitem');

    expect(items.map(item => item.textContent)).toEqual([
      'Edit',
      'Unlock',
      'Sign out everywhere',
      'Reset password',
      'Reset password and one-time codes',
      'Take access',
    ]);
  });

  it('offers somebody without access nothing but to get it back', async () => {
    tenants.members.list.mockResolvedValue({
      items: [
        member('jane', { state: 'disabled', allowedActions: ['enable'] }),
      ],
    });
    await show();
    const items = (await menu('jane of Acme')).getAllByRole('menuitem');

    expect(items.map(item => item.textContent)).toEqual([
      'Sign out everywhere',
      'Give access back',
    ]);
  });

  it('asks before it takes access, and wants a reason', async () => {
    tenants.members.disable.mockResolvedValue(member('jane'));
    await show();
    const items = await menu('jane of Acme');
    await userEvent.click(items.getByRole('menuitem', { name: 'Take access' }));
    const dialog = within(await screen.findByRole('dialog'));
    const confirm = dialog.getByRole('button', { name: 'Take access' });
    expect(confirm).toBeDisabled();
    await userEvent.type(dialog.getByLabelText(/Reason/), 'left the company');
    await userEvent.click(confirm);

    await waitFor(() =>
      expect(tenants.members.disable).toHaveBeenCalledWith({
        tenant: 'acme',
        name: 'jane',
        version: 3,
        reason: 'left the company',
      }),
    );
  });

  it('resets a password and shows the link', async () => {
    identity.accounts.reset.mockResolvedValue({
      delivery: 'link',
      link: 'http://wardroom.test/reset#acme.token',
      expiresAt: '2026-03-01T00:00:00.000Z',
    });
    await show();
    const items = await menu('jane of Acme');
    await userEvent.click(
      items.getByRole('menuitem', { name: 'Reset password' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Reset password' }),
    );

    expect(
      await screen.findByRole('textbox', { name: 'Single-use link' }),
    ).toHaveValue('http://wardroom.test/reset#acme.token');
    expect(identity.accounts.reset).toHaveBeenCalledWith({
      tenant: 'acme',
      name: 'jane',
      forgetTotp: false,
    });
  });
});
