import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SuppliedSecret } from '@wardroom/remote-access-common';
import { aSession } from '../../testing/aSession';
import { showPage } from '../../testing/showPage';
import { SupplySecret } from './SupplySecret';

describe('SupplySecret', () => {
  const supply = jest.fn();

  beforeEach(() => supply.mockReset().mockResolvedValue(aSession()));

  const show = (
    allowedActions: 'supply'[],
    secrets: SuppliedSecret[] = ['password', 'code'],
  ) =>
    showPage(
      <SupplySecret session={aSession({ allowedActions })} secrets={secrets} />,
      { access: { sessions: { supply } } },
    );

  it('asks for one secret with each press', async () => {
    show(['supply']);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Paste password' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Paste code' }));
    expect(supply.mock.calls.map(([{ secret }]) => secret)).toEqual([
      'password',
      'code',
    ]);
  });

  it('does so by keys, once while they are held', async () => {
    show(['supply']);
    await screen.findByRole('button', { name: 'Paste password' });
    const keys = { key: 'Insert', ctrlKey: true, shiftKey: true };
    fireEvent.keyDown(document.body, keys);
    fireEvent.keyDown(document.body, { ...keys, repeat: true });
    await waitFor(() => expect(supply).toHaveBeenCalledTimes(1));
  });

  const offers: [SuppliedSecret[], string[], number][] = [
    [['password'], ['Paste password'], 1],
    [['code'], ['Paste code'], 0],
    [[], [], 0],
  ];
  it.each(offers)(
    'offers of %j only these: %j',
    async (secrets, names, byKeys) => {
      show(['supply'], secrets);
      for (const name of names) await screen.findByRole('button', { name });
      const buttons = screen.queryAllByRole('button', { name: /^Paste/ });
      expect(buttons.map(button => button.textContent)).toEqual(names);
      fireEvent.keyDown(document.body, {
        ...{ key: 'Insert', ctrlKey: true, shiftKey: true },
      });
      await waitFor(() => expect(supply).toHaveBeenCalledTimes(byKeys));
    },
  );

  it('is not there where the rules do not allow it', () => {
    show([]);
    fireEvent.keyDown(document.body, {
      ...{ key: 'Insert', ctrlKey: true, shiftKey: true },
    });
    expect(screen.queryByRole('button', { name: /Paste/ })).toBeNull();
    expect(supply).not.toHaveBeenCalled();
  });
});
