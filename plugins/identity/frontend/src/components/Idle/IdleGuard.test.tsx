import { act, fireEvent, screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { browserSignInApiRef, publicClientApiRef } from '../../api';
import { IdleGuard } from './IdleGuard';

jest.setTimeout(60_000);

describe('IdleGuard', () => {
  const browser = {
    noteInput: jest.fn(),
    leave: jest.fn(async () => undefined),
  };
  const client = {
    signInOptions: {
      get: async () => ({ passwordReset: false, idleMinutes: 30 }),
    },
  };

  beforeEach(() => {
    jest.useFakeTimers({ advanceTimers: true });
    localStorage.clear();
    jest.clearAllMocks();
  });
  afterEach(() => jest.useRealTimers());

  const show = async () => {
    await renderInTestApp(
      <IdleGuard>
        <p>Work</p>
      </IdleGuard>,
      {
        apis: [
          [browserSignInApiRef, browser as never],
          [publicClientApiRef, client as never],
        ],
      },
    );
    await screen.findByText('Work');
    await act(() => jest.advanceTimersByTimeAsync(10));
    fireEvent.keyDown(document.body, { key: 'a' });
  };
  const pass = (minutes: number) =>
    act(() => jest.advanceTimersByTime(minutes * 60_000));

  it('warns a minute before, and goes away with the next input', async () => {
    await show();
    pass(28.9);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    pass(0.3);
    expect(
      screen.getByRole('dialog', { name: 'Are you still there?' }),
    ).toHaveTextContent(/signed out in \d+ seconds/);

    fireEvent.keyDown(document.body, { key: 'a' });
    pass(0.1);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(browser.noteInput).toHaveBeenCalled();
    expect(browser.leave).not.toHaveBeenCalled();
  });

  it('signs out when nobody is there', async () => {
    await show();
    pass(31);
    expect(browser.leave).toHaveBeenCalledWith('idle');
    expect(browser.leave).toHaveBeenCalledTimes(1);
  });

  it('stays while another tab has input', async () => {
    await show();
    pass(29);
    localStorage.setItem('wardroom.input-at', String(Date.now()));
    pass(2);
    expect(browser.leave).not.toHaveBeenCalled();
  });
});
