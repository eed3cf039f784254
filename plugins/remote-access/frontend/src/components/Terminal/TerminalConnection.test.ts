import { WireProtocol } from '@wardroom/remote-access-common';
import { FakeSocket } from '../../testing/FakeSocket';
import { TerminalConnection } from './TerminalConnection';

const ready = {
  type: 'ready',
  session: 'ses_aaaa',
  resume: 'r'.repeat(43),
  graceSeconds: 60,
  window: 1_000_000,
  idleSeconds: 900,
  remainingSeconds: 3_600,
  copy: true,
  paste: 'allow',
};

describe('TerminalConnection', () => {
  const browsers = globalThis.WebSocket;
  const listener = {
    output: jest.fn((_bytes: Uint8Array, shown: () => void) => shown()),
    notice: jest.fn(),
    lost: jest.fn(),
    closed: jest.fn(),
  };

  beforeEach(() => {
    jest.useFakeTimers();
    jest.clearAllMocks();
    FakeSocket.all = [];
    globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket;
  });

  afterEach(() => {
    jest.useRealTimers();
    globalThis.WebSocket = browsers;
  });

  function connect() {
    const connection = new TerminalConnection({
      url: 'ws://localhost/terminal',
      ticket: 't'.repeat(43),
      size: { cols: 80, rows: 24 },
      listener,
    });
    const [socket] = FakeSocket.all;
    socket.opens();
    return { connection, socket };
  }

  const last = () => FakeSocket.all[FakeSocket.all.length - 1];

  it('sends its ticket in the first message, never in the address', () => {
    const { socket } = connect();
    expect(socket.url).not.toContain('ttt');
    expect(socket.sent).toEqual([
      { ticket: 't'.repeat(43), cols: 80, rows: 24 },
    ]);
  });

  it('says what was shown, so that output flows only as fast as that', () => {
    const { socket } = connect();
    socket.tells(ready);
    socket.prints(1000);
    expect(socket.sent[1]).toEqual({ type: 'ack', bytes: 1000 });
  });

  it('comes back where it was when the network is lost, with the size of now', () => {
    const { connection, socket } = connect();
    socket.tells(ready);
    socket.prints(500);
    connection.send({ type: 'resize', cols: 100, rows: 30 });
    socket.drop(1006);
    expect(listener.lost).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1_000);
    last().opens();
    expect(last().sent).toEqual([
      { resume: ready.resume, received: 500, cols: 100, rows: 30 },
    ]);
  });

  it('gives up when the time for coming back is over', () => {
    connect().socket.tells(ready);
    for (let i = 0; i < 70 && !listener.closed.mock.calls.length; i++) {
      last().drop(1006);
      jest.advanceTimersByTime(1_000);
    }
    expect(listener.closed).toHaveBeenCalledTimes(1);
    expect(FakeSocket.all.length).toBeGreaterThan(55);
  });

  it.each([
    ['ended', WireProtocol.close.ended],
    ['refused', WireProtocol.close.refused],
    ['taken over by another window', WireProtocol.close.takenOver],
  ])('does not come back to a session that was %s', (_, code) => {
    const { socket } = connect();
    socket.tells(ready);
    socket.drop(code, 'This is why');
    jest.advanceTimersByTime(5_000);
    expect(listener.closed.mock.calls).toEqual([['This is why']]);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('drops what it does not understand', () => {
    const { socket } = connect();
    socket.tells({ type: 'eval', code: 'alert(1)' });
    expect(listener.notice).not.toHaveBeenCalled();
  });
});
