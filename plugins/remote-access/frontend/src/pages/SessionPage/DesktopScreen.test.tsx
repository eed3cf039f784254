import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { WireProtocol, type Entry } from '@wardroom/remote-access-common';
import { aSession } from '../../testing/aSession';
import { FakeSocket } from '../../testing/FakeSocket';
import { showPage } from '../../testing/showPage';
import { DesktopScreen } from './DesktopScreen';

const nothing = { pasteBytes: 0, copyBytes: 0 };

describe('DesktopScreen', () => {
  const browsers = globalThis.WebSocket;
  const { getContext } = HTMLCanvasElement.prototype;

  beforeEach(() => {
    FakeSocket.all = [];
    sessionStorage.clear();
    globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket;
    globalThis.ResizeObserver = class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
    // jsdom draws nothing.
    const context = new Proxy({}, { get: () => () => {} });
    HTMLCanvasElement.prototype.getContext = (() => context) as never;
  });

  afterEach(() => {
    globalThis.WebSocket = browsers;
    HTMLCanvasElement.prototype.getContext = getContext;
  });

  function showDesktop(sessions: object = {}) {
    const entry = {
      ...{ session: 'ses_aaaa', url: '/gw/one/ws', ticket: 't'.repeat(43) },
      ...{ protocol: 'vnc', expiresAt: '2026-03-01T09:00:00.000Z' },
    };
    const target = { id: 'tgt_a', name: 'screen', protocol: 'vnc' as const };
    showPage(<DesktopScreen tenant="acme" entry={entry as Entry} />, {
      access: {
        sessions: { get: async () => aSession({ target }), ...sessions },
      },
    });
  }

  async function open(
    rules: Partial<typeof nothing> = {},
    files?: { in: number; out: number },
    sessions?: object,
  ) {
    showDesktop(sessions);
    await screen.findByRole('application');
    const socket = FakeSocket.all.at(-1) as FakeSocket;
    act(() => {
      socket.opens();
      socket.tells({
        ...{ type: 'ready', session: 'ses_aaaa', resume: 'r'.repeat(43) },
        ...{ graceSeconds: 60, idleSeconds: 900, remainingSeconds: 3_600 },
        ...{ paste: 'allow', copy: true, desktop: { ...nothing, ...rules } },
        files,
      });
    });
    return socket;
  }

  const said = (socket: FakeSocket) =>
    socket.sent
      .filter(one => ArrayBuffer.isView(one))
      .map(one => new TextDecoder().decode(one as Uint8Array))
      .filter(text => text !== '3.nop;');

  it('ends the session by its button, whatever is known of it by then', async () => {
    const end = jest.fn(async () => aSession());
    const socket = await open({}, undefined, {
      ...{ get: () => new Promise(() => {}), end },
    });
    await userEvent.click(screen.getByRole('button', { name: 'End session' }));
    expect(end).toHaveBeenCalledWith({ tenant: 'acme', id: 'ses_aaaa' });
    act(() => socket.drop(WireProtocol.close.ended));
  });

  it('says in its first message who comes, and how large its screen is', async () => {
    const socket = await open();
    expect(socket.sent[0]).toMatchObject({
      ticket: 't'.repeat(43),
      screen: { width: 200, height: 200, dpi: 96 },
    });
    expect(screen.getByRole('status')).toHaveTextContent('Recording');
  });

  it('sends keys, and leaves the desktop by a key', async () => {
    const socket = await open();
    const desktop = screen.getByRole('application');
    expect(desktop).toHaveFocus();
    fireEvent.keyDown(desktop, { key: 'a', code: 'KeyA', keyCode: 65 });
    fireEvent.keyUp(desktop, { key: 'a', code: 'KeyA', keyCode: 65 });
    expect(said(socket)).toEqual(['3.key,2.97,1.1;', '3.key,2.97,1.0;']);
    const leave = { key: 'Enter', code: 'Enter', keyCode: 13 };
    const held = { ctrlKey: true, shiftKey: true };
    fireEvent.keyDown(desktop, { ...leave, ...held });
    expect(desktop).not.toHaveFocus();
  });

  it('gives the keyboard back when the session is over', async () => {
    const socket = await open();
    const desktop = screen.getByRole('application');
    const tab = { key: 'Tab', code: 'Tab', keyCode: 9 };
    expect(fireEvent.keyDown(desktop, tab)).toBe(false);
    act(() => socket.drop(WireProtocol.close.ended));
    expect(fireEvent.keyDown(desktop, tab)).toBe(true);
  });

  it.each([
    ['All places are taken, try again', 'All places are taken, try again'],
    ['', 'The gateway did not answer.'],
  ])('says why it was not let in: "%s"', async (why, shown) => {
    showDesktop();
    await screen.findByRole('application');
    const socket = FakeSocket.all.at(-1) as FakeSocket;
    act(() => {
      socket.opens();
      socket.drop(WireProtocol.close.busy, why);
    });
    expect(
      await screen.findByText('The session could not be opened'),
    ).toBeVisible();
    expect(screen.getByText(shown, { exact: false })).toBeVisible();
  });

  it('presses keys that this computer keeps for itself', async () => {
    const socket = await open();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Keys' }));
    await user.click(screen.getByRole('menuitem', { name: 'Ctrl+Alt+Del' }));
    expect(said(socket)).toEqual([
      ...['3.key,5.65507,1.1;', '3.key,5.65513,1.1;', '3.key,5.65535,1.1;'],
      ...['3.key,5.65535,1.0;', '3.key,5.65513,1.0;', '3.key,5.65507,1.0;'],
    ]);
  });

  it('goes on with the session after a reload', async () => {
    await open();
    cleanup();
    showDesktop();
    await screen.findByRole('application');
    const again = FakeSocket.all.at(-1) as FakeSocket;
    act(() => again.opens());
    expect(again.sent[0]).toMatchObject({
      resume: 'r'.repeat(43),
      received: 0,
    });
    act(() => again.drop(WireProtocol.close.refused));
    cleanup();
    showDesktop();
    await screen.findByRole('application');
    const last = FakeSocket.all.at(-1) as FakeSocket;
    act(() => last.opens());
    expect(last.sent[0]).toMatchObject({ ticket: 't'.repeat(43) });
  });

  it('says what a clipboard would lose, and does not send it', async () => {
    const socket = await open({ pasteBytes: 1_000 });
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Show clipboard' }));
    const field = screen.getByLabelText(/Text for the clipboard/);
    await user.type(field, 'für 5 €');
    expect(screen.getByText(/would lose: €$/)).toBeVisible();
    const put = screen.getByRole('button', { name: 'Put it there' });
    expect(put).toBeDisabled();
    await user.type(field, '{Backspace}');
    expect(put).toBeEnabled();
    expect(said(socket)).toEqual([]);
  });

  it('puts a text into the clipboard of the desktop where that is allowed', async () => {
    const socket = await open({ pasteBytes: 1_000 });
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Show clipboard' }));
    await user.type(screen.getByLabelText(/Text for the clipboard/), 'hello');
    expect(screen.queryByLabelText('Copied on the desktop')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Put it there' }));
    expect(said(socket).slice(-3)).toEqual([
      '9.clipboard,1.0,10.text/plain;',
      '4.blob,1.0,8.aGVsbG8=;',
      '3.end,1.0;',
    ]);
  });

  it('offers nothing that the rules do not allow, and says what was refused', async () => {
    const socket = await open();
    expect(screen.queryByRole('button', { name: /clipboard/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /files/ })).toBeNull();
    act(() =>
      socket.tells({
        ...{ type: 'transfer', way: 'pasted', bytes: 0, refused: 'denied' },
      }),
    );
    expect(screen.getByText(/was not put into the clipboard/)).toBeVisible();
  });

  it('fetches what the desktop hands over only for whoever wants it, and says what happens to it', async () => {
    const socket = await open({}, { in: 0, out: 1_000 });
    const user = userEvent.setup();
    act(() =>
      socket.tells({ type: 'file-offered', path: '/Download/report.txt' }),
    );
    const asked = () =>
      socket.sent.filter(one => JSON.stringify(one).includes('file-get'));
    expect(screen.getByText(/hands over a file: report.txt/)).toBeVisible();
    expect(asked()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Download' }));
    expect(asked()).toEqual([
      { type: 'file-get', id: 1, path: '/Download/report.txt' },
    ]);
    act(() => {
      socket.tells({
        ...{ type: 'file-progress', id: 1, step: 'checking', bytes: 13 },
      });
    });
    expect(screen.getByText(/Checking/)).toBeVisible();
    act(() => socket.tells({ type: 'file-failed', id: 1, fault: 'unsafe' }));
    expect(screen.getByText(/stopped by the scanner/)).toBeVisible();
  });
});
