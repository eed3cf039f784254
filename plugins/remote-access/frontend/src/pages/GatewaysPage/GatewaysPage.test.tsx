import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '@wardroom/platform-react';
import type { GatewayNode } from '@wardroom/remote-access-common';
import { showPage } from '../../testing/showPage';
import { GatewaysPage } from './GatewaysPage';

const fingerprint = 'k'.repeat(22);

function aGateway(more: Partial<GatewayNode> = {}): GatewayNode {
  return {
    ...{ name: 'one', state: 'up', embedded: false, version: '0.1.0' },
    ...{ sessions: 3, capacity: 500, load: 0.25, connector: true },
    ...{ desktops: true, web: true, heartbeatAt: '2026-03-01T09:00:00.000Z' },
    keys: [{ kid: fingerprint, state: 'present' }],
    allowedActions: [],
    ...more,
  } as GatewayNode;
}

describe('the page of gateways', () => {
  const show = (items: GatewayNode[], more: object = {}) =>
    showPage(<GatewaysPage />, {
      permissions: ['gateway.read'],
      access: { gateways: { list: async () => ({ items }), ...more } },
    });

  it('says how each is, and offers only what is allowed', async () => {
    const fault = 'It has keys of another group';
    show([aGateway(), aGateway({ name: 'two', state: 'faulty', fault })]);
    const row = await screen.findByRole('row', { name: /one/ });
    expect(within(row).getByText('3 of 500')).toBeVisible();
    expect(within(row).getByText('25 %')).toBeVisible();
    expect(within(row).getByText(/networks behind tunnels/)).toBeVisible();
    expect(screen.getByText(fault)).toBeVisible();
    expect(screen.queryByRole('button', { name: /gateway one/ })).toBeNull();
  });

  it('has the key of a new one compared before it is approved', async () => {
    const approve = jest.fn(async () => aGateway());
    const node = aGateway({ state: 'new', fingerprint, keys: [] });
    show([{ ...node, allowedActions: ['approve'] }], { approve });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Approve the gateway one' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(fingerprint);
    await user.click(within(dialog).getByRole('button', { name: 'Approve' }));
    await waitFor(() =>
      expect(approve).toHaveBeenCalledWith({ name: 'one', fingerprint }),
    );
  });

  it('drains one with the time its people have and a reason', async () => {
    const drain = jest.fn(async () => aGateway());
    show([aGateway({ allowedActions: ['drain'] })], { drain });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Drain the gateway one' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.type(
      within(dialog).getByRole('textbox', { name: /^Reason/ }),
      'new kernel',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Drain' }));
    await waitFor(() =>
      expect(drain).toHaveBeenCalledWith({
        ...{ name: 'one', minutes: 30, reason: 'new kernel' },
      }),
    );
  });

  it('says what to do where there is none, and what is wrong where that is not known', async () => {
    show([]);
    expect(
      await screen.findByText('No gateway was heard of yet'),
    ).toBeVisible();
    const list = async () => {
      throw new ProblemError({
        ...{ status: 500, title: 'Broken', detail: 'Try again' },
      });
    };
    show([], { list });
    expect(await screen.findByRole('alert')).toHaveTextContent('Try again');
  });
});
