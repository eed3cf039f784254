import type { Socket } from 'node:net';
import { encodeInstruction } from './encodeInstruction';
import { DesktopBrowser } from '../testing/DesktopBrowser';
import { desktopOrder } from '../testing/desktopOrder';
import { FakeGuacd } from '../testing/FakeGuacd';
import { FakePortal } from '../testing/FakePortal';

const password = 'canary-of-hostile';

describe('a guacd that was taken over', () => {
  let guacd: FakeGuacd;
  let portal: FakePortal;
  beforeAll(async () => {
    guacd = await FakeGuacd.start();
    const place = { host: '127.0.0.1', port: guacd.port };
    portal = await FakePortal.start({
      guacd: place,
      limits: { dialMs: 4_000 },
    });
  });
  afterAll(async () => {
    guacd.stop();
    await portal.stop();
  });

  async function begin(says: (socket: Socket) => void) {
    guacd.afterConnect = says;
    const order = await desktopOrder(portal, {
      target: { port: 5900, settings: { protocol: 'vnc' } },
      password,
    });
    const pass = { ticket: portal.ticketFor(order) };
    const browser = await DesktopBrowser.begin(portal, pass);
    return { browser, session: order.session };
  }

  const frame = encodeInstruction('sync', 1);

  it.each([
    ['rubbish', Buffer.from([0, 1, 2, 255, 254])],
    ['a huge length', Buffer.from('999999.')],
    [
      'an instruction without end',
      Buffer.from(`5.paint,30000.${'x'.repeat(29_000)}`.padEnd(60_000, 'x')),
    ],
    ['half a frame and nothing more', Buffer.from('4.sync,20.123')],
  ])(
    'that sends %s before the first frame opens no session',
    async (_, bytes) => {
      const { browser, session } = await begin(socket => socket.write(bytes));
      await browser.closes();
      const { reason } = await portal.endOf(session);
      expect(['target-misbehaved', 'timeout']).toContain(reason);
    },
  );

  it.each([
    ['rubbish', Buffer.from([0, 1, 2, 255, 254]), 'target-misbehaved'],
    ['a huge length', Buffer.from('999999.'), 'target-misbehaved'],
    ['its own error', encodeInstruction('error', password, 769), 'auth-failed'],
    ['a goodbye', encodeInstruction('disconnect'), 'remote-closed'],
  ] as const)(
    'that sends %s ends its session, seals its recording, and no other',
    async (_, bytes, reason) => {
      const other = await begin(socket => socket.write(frame));
      await other.browser.notice('ready');
      const { browser, session } = await begin(socket => {
        socket.write(frame);
      });
      await browser.notice('ready');
      guacd.sockets.at(-1)?.write(bytes);
      await browser.closes();
      expect(await portal.endOf(session)).toMatchObject({
        ...{ reason, recording: { state: 'sealed' } },
      });
      expect(browser.everything).not.toContain(password);
      expect(browser.everything).not.toContain('canary-id');
      expect(other.browser.closed).toBeUndefined();
      other.browser.tell({ type: 'end' });
      await other.browser.closes();
    },
  );

  it('makes a guacd that floods wait for a browser that does not read', async () => {
    const { browser, session } = await begin(socket => socket.write(frame));
    await browser.notice('ready');
    browser.ws.pause();
    const socket = guacd.sockets.at(-1) as Socket;
    const flood = encodeInstruction('cfill', 14, 0, 1, 1, 1, 1).toString();
    const piece = flood.repeat(2_000);
    let sent = 0;
    let stuck = false;
    while (!stuck && sent < 200 * 1024 * 1024) {
      sent += piece.length;
      if (!socket.write(piece)) {
        stuck = await new Promise<boolean>(resolve => {
          const timer = setTimeout(() => resolve(true), 2_000);
          socket.once('drain', () => {
            clearTimeout(timer);
            resolve(false);
          });
        });
      }
    }
    expect(stuck).toBe(true);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
    browser.ws.resume();
    await new Promise(resolve => {
      socket.once('drain', resolve);
    });
    browser.tell({ type: 'end' });
    expect(await portal.endOf(session)).toMatchObject({ reason: 'closed' });
  });

  it('keeps nobody waiting who floods before the first frame', async () => {
    const { browser, session } = await begin(socket => {
      const piece = encodeInstruction('cfill', 14, 0, 1, 1, 1, 1).toString();
      socket.write(piece.repeat(80_000));
    });
    await browser.closes();
    expect(await portal.endOf(session)).toMatchObject({
      reason: 'target-misbehaved',
    });
  });
});
