import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { makeTerminal } from '../../components/Terminal/makeTerminal';
import { aSession } from '../../testing/aSession';
import { FakeSocket } from '../../testing/FakeSocket';
import { showPage } from '../../testing/showPage';
import { WatchPage } from './WatchPage';

// jsdom draws nothing: the terminal itself is tried by the journeys.
jest.mock('../../components/Terminal/makeTerminal');

const lead = 'user:provider/tess';

describe('WatchPage', () => {
  const browsers = globalThis.WebSocket;
  const terminal = {
    ...{ cols: 80, rows: 24, resize: jest.fn(), reset: jest.fn() },
    ...{ write: jest.fn(), dispose: jest.fn() },
    onData: jest.fn((_listener: (data: string) => void) => ({ dispose() {} })),
  };

  beforeEach(() => {
    jest.clearAllMocks();
    (makeTerminal as jest.Mock).mockReturnValue({ terminal });
    FakeSocket.all = [];
    globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket;
    window.history.pushState({}, '', '/');
  });
  afterEach(() => {
    globalThis.WebSocket = browsers;
  });

  function show(session: object, calls: object = {}) {
    const entry = {
      ...{ session: 'ses_aaaa', url: '/gw/one/ws', ticket: 't'.repeat(43) },
      expiresAt: '2026-03-01T09:00:00.000Z',
    };
    const watch = jest.fn(async () => entry);
    const join = jest.fn(async () => entry);
    const found = aSession({ person: 'user:provider/tom', ...session });
    const sessions = { get: async () => found, watch, join, ...calls };
    showPage(
      <Routes>
        <Route path="*" element={<WatchPage />} />
      </Routes>,
      { access: { sessions } },
    );
    return { watch, join };
  }

  async function enter() {
    const user = userEvent.setup();
    const { watch } = show({
      allowedActions: ['watch', 'freeze', 'message', 'take', 'terminate'],
    });
    await user.type(await screen.findByRole('textbox'), 'quality check');
    await user.click(screen.getByRole('button', { name: 'Watch' }));
    await waitFor(() => expect(FakeSocket.all).toHaveLength(1));
    const [socket] = FakeSocket.all;
    act(() => {
      socket.opens();
      socket.tells({ type: 'joined', session: 'ses_aaaa', mode: 'write' });
      socket.tells({ type: 'size', cols: 132, rows: 43 });
    });
    return { watch, socket };
  }

  it('asks why, and then shows the screen in the size of the technician', async () => {
    const { watch, socket } = await enter();
    expect(watch).toHaveBeenCalledWith(
      expect.objectContaining({ id: 'ses_aaaa', reason: 'quality check' }),
    );
    expect(socket.sent[0]).toMatchObject({ ticket: 't'.repeat(43) });
    expect(terminal.resize).toHaveBeenCalledWith(132, 43);
    for (const name of ['Freeze input', 'Message', 'Take over']) {
      expect(screen.getByRole('button', { name })).toBeVisible();
    }
    expect(screen.getByRole('button', { name: 'End session' })).toBeVisible();
  });

  it('says who watches, who froze the input, and who has the keyboard', async () => {
    const { socket } = await enter();
    const since = '2026-03-01T09:05:00.000Z';
    act(() => {
      socket.tells({
        type: 'watchers',
        watchers: [
          { person: lead, mode: 'write', since },
          { person: 'user:acme/ada', mode: 'read', since },
        ],
      });
      socket.tells({ type: 'keyboard', holder: lead });
      socket.tells({
        ...{ type: 'frozen', frozen: true, cause: 'person' },
        ...{ by: 'user:provider/lena', note: 'Wait' },
      });
    });
    expect(screen.getByText(/2 people watch:/)).toBeVisible();
    expect(screen.getByText(/You have the keyboard/)).toBeVisible();
    expect(screen.getByText('lena')).toBeVisible();
    expect(screen.getByText('Wait')).toBeVisible();
    act(() => socket.tells({ type: 'frozen', frozen: false }));
    expect(screen.queryByText('Wait')).toBeNull();
  });

  it('says that the session is over, and where its recording is', async () => {
    const { socket } = await enter();
    const message = 'The session was ended for you.';
    act(() => socket.tells({ type: 'ended', reason: 'terminated', message }));
    expect(screen.getByText('The session has ended')).toBeVisible();
    expect(screen.getByText(message)).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Watch the recording' }),
    ).toHaveAttribute('href', '/sessions/acme/ses_aaaa/replay');
  });

  it('lets an invited colleague in without a reason', async () => {
    const user = userEvent.setup();
    const { join } = show({ allowedActions: ['join'] });
    await user.click(await screen.findByRole('button', { name: 'Join' }));
    expect(join).toHaveBeenCalled();
    await waitFor(() => expect(FakeSocket.all).toHaveLength(1));
  });

  it('leads to the recording where the session does not run any more', async () => {
    show({ allowedActions: [], state: 'ended' });
    expect(
      await screen.findByRole('link', { name: 'Watch the recording' }),
    ).toBeVisible();
  });
});
