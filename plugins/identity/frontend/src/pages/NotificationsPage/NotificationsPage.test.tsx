import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { NotificationBell } from '../../components/Notifications/NotificationBell';
import { NotificationsPage } from './NotificationsPage';

const news = {
  id: 'one',
  created: '2026-03-01T09:00:00.000Z',
  read: null,
  payload: {
    title: 'Emergency access to your systems has begun',
    description: 'web-01: ransomware spreads',
    ...{ link: '/access', severity: 'critical' },
  },
};

describe('NotificationsPage', () => {
  function show(element: JSX.Element, answers: Record<string, unknown>) {
    const fetch = jest.fn(async (address: string, _init?: RequestInit) => {
      const path = address.replace('plugin://notifications', '').split('?')[0];
      const known = path in answers;
      return new Response(JSON.stringify(answers[path] ?? {}), {
        status: known ? 200 : 500,
      });
    });
    renderInTestApp(element, { apis: [[fetchApiRef, { fetch } as never]] });
    return fetch;
  }

  it('shows what the person was told, with the way to it', async () => {
    show(<NotificationsPage />, {
      '/notifications': { notifications: [news] },
    });
    const link = await screen.findByRole('link', { name: news.payload.title });
    expect(link).toHaveAttribute('href', expect.stringMatching(/\/access$/));
    const row = screen.getAllByRole('row')[1];
    expect(within(row).getByText('Critical')).toBeVisible();
    expect(within(row).getByText('Unread')).toBeVisible();
  });

  it('marks all as read', async () => {
    const fetch = show(<NotificationsPage />, {
      '/notifications': { notifications: [news] },
      '/notifications/update': [],
    });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Mark all as read' }),
    );
    const update = fetch.mock.calls.find(([path]) => path.endsWith('/update'));
    expect(JSON.parse(String(update?.[1]?.body))).toEqual({
      ...{ ids: ['one'], read: true },
    });
  });

  it('says where there is nothing, and where it cannot be loaded', async () => {
    show(<NotificationsPage />, { '/notifications': { notifications: [] } });
    expect(await screen.findByText('No notifications')).toBeVisible();
  });

  it('says where it cannot be loaded', async () => {
    show(<NotificationsPage />, {});
    expect(await screen.findByRole('alert')).toBeVisible();
  });

  it('the bell says how many were not read', async () => {
    show(<NotificationBell />, { '/status': { unread: 3, read: 1 } });
    expect(
      await screen.findByRole('link', { name: 'Notifications: 3 unread' }),
    ).toBeVisible();
  });
});
