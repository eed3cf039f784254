import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Emergency } from '@wardroom/remote-access-common';
import { aGrant } from '../../testing/aGrant';
import { showPage } from '../../testing/showPage';
import { AccessPage } from './AccessPage';

const none = { list: async () => ({ items: [] }) };
const on = {
  get: async () => ({
    ...{ tenant: 'acme', state: 'on', version: 2 },
    allowedActions: ['suspend'],
  }),
};

describe('AccessPage', () => {
  const show = (access: object, permissions: string[] = []) =>
    showPage(<AccessPage />, {
      access: {
        providerAccess: on,
        grants: none,
        emergencies: none,
        ...access,
      },
      permissions,
      workspace: 'portal',
    });

  it('says what may come where nothing was granted or asked for', async () => {
    show({});
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Who may come in' }),
    ).toBeVisible();
    expect(await screen.findByText('Nobody asks for access')).toBeVisible();
    expect(await screen.findByText('No grants')).toBeVisible();
    expect(screen.queryByText('Emergency access')).toBeNull();
  });

  it('switches the provider off, for a reason', async () => {
    const suspend = jest.fn(async () => ({ ended: 2 }));
    show({ providerAccess: { ...on, suspend } });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Switch off' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox'), 'broken into');
    await user.click(
      within(dialog).getByRole('button', { name: 'Switch off' }),
    );
    expect(suspend).toHaveBeenCalledWith({
      ...{ tenant: 'acme', version: 2, reason: 'broken into' },
    });
  });

  it('approves a request for access', async () => {
    const approve = jest.fn(async () => aGrant({ state: 'granted' }));
    const items = [aGrant({ allowedActions: ['approve', 'decline'] })];
    const list = async ({ state }: { state: string[] }) => ({
      items: state.includes('requested') ? items : [],
    });
    show({ grants: { list, approve } });
    const user = userEvent.setup();
    const table = await screen.findByRole('table', {
      name: 'Requests for access',
    });
    await user.click(
      within(table).getByRole('button', { name: 'Approve: web-01 as root' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Approve' }));
    expect(approve).toHaveBeenCalledWith({
      ...{ tenant: 'acme', id: 'grt_aaaa', version: 1 },
    });
  });

  it('marks emergency access, and lets the customer end it', async () => {
    const emergency = {
      ...{ id: 'emg_aaaa', tenant: 'acme', state: 'active', version: 2 },
      person: 'user:provider/boss',
      targets: [{ id: 'tgt_aaaa', name: 'web-01 as root' }],
      ...{ minutes: 30, reason: 'Ransomware', overdue: false },
      ...{ createdAt: '2026-03-01T09:00:00.000Z', allowedActions: ['end'] },
    } as Emergency;
    const end = jest.fn(async () => emergency);
    const list = async () => ({ items: [emergency] });
    show({ emergencies: { list, end } }, ['emergency.read']);
    const user = userEvent.setup();
    const table = await screen.findByRole('table', {
      name: 'Emergency access',
    });
    expect(within(table).getByText('In use')).toBeVisible();
    await user.click(within(table).getByRole('button', { name: 'End access' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox'), 'not agreed');
    await user.click(
      within(dialog).getByRole('button', { name: 'End access' }),
    );
    expect(end).toHaveBeenCalledWith({
      ...{ tenant: 'acme', id: 'emg_aaaa', version: 2 },
      reason: 'not agreed',
    });
  });
});
