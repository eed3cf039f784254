import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession } from '../../testing/aSession';
import { showPage } from '../../testing/showPage';
import { SupplySecret } from './SupplySecret';

describe('SupplySecret', () => {
  const supply = jest.fn();

  beforeEach(() => supply.mockReset().mockResolvedValue(aSession()));

  const show = (allowedActions: 'supply'[]) =>
    showPage(<SupplySecret session={aSession({ allowedActions })} />, {
      access: { sessions: { supply } },
    });

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

  it('is not there where the rules do not allow it', () => {
    show([]);
    fireEvent.keyDown(document.body, {
      ...{ key: 'Insert', ctrlKey: true, shiftKey: true },
    });
    expect(screen.queryByRole('button', { name: /Paste/ })).toBeNull();
    expect(supply).not.toHaveBeenCalled();
  });
});
