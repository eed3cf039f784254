import {
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { until } from '@wardroom/platform-test-utils';
import { describeWithDesktops } from '../testing/describeWithDesktops';
import { DesktopBrowser } from '../testing/DesktopBrowser';
import { desktopOrder, type DesktopWishes } from '../testing/desktopOrder';
import { FakePortal } from '../testing/FakePortal';
import { guacdPlace } from '../testing/guacdPlace';
import { guacdProcesses } from '../testing/guacdProcesses';
import { RdpGreeter } from '../testing/RdpGreeter';

const password = 'canary-8';
const u16 = (...values: number[]) =>
  Buffer.concat(values.map(value => Buffer.from([value >> 8, value & 255])));

/** A VNC server that says these things one after the other, each when it has heard something. */
function vncServer(...says: Buffer[]): Promise<Server> {
  const server = createServer((socket: Socket) => {
    socket.on('error', () => {});
    let at = 0;
    socket.on('data', () => {
      at += 1;
      if (says[at]) socket.write(says[at]);
    });
    socket.write(says[0]);
  });
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

const greeting = Buffer.from('RFB 003.008\n');
/** No password is needed; and the answer to whoever agrees. */
const open = [Buffer.from([1, 1]), Buffer.alloc(4)];
/** A screen of 200 by 100 with 32 bits a pixel, named "x". */
const screen = Buffer.concat([
  u16(200, 100),
  Buffer.from([32, 24, 0, 1]),
  u16(255, 255, 255),
  Buffer.from([16, 8, 0, 0, 0, 0]),
  Buffer.from([0, 0, 0, 1, 0x78]),
]);
/** An update with one rectangle of raw pixels at this place, of which so many bytes come. */
const rectangle = (place: number[], bytes: number) =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 1]),
    u16(...place),
    Buffer.alloc(4),
    Buffer.alloc(bytes),
  ]);

describeWithDesktops('a server that was taken over, behind guacd', () => {
  let portal: FakePortal;
  beforeAll(async () => {
    const limits = { dialMs: 2_000 };
    portal = await FakePortal.start({ guacd: guacdPlace(), limits });
  });
  afterAll(() => portal.stop());

  /** Tries to open a desktop, and looks at it for a moment if it opens. Gives why it ended. */
  async function outcome(target: DesktopWishes['target']) {
    const order = await desktopOrder(portal, { target, password });
    const ticket = portal.ticketFor(order);
    const browser = await DesktopBrowser.begin(portal, { ticket });
    await browser.until(() =>
      browser.notices.some(({ type }) => type === 'ready' || type === 'ended'),
    );
    if (!browser.closed) {
      browser.key(0x61);
      browser.tell({ type: 'end' });
    }
    await browser.closes();
    expect(browser.everything).not.toContain(password);
    const end = await portal.endOf(order.session);
    // Whatever became of its guacd, nothing of it stays.
    await until(() => guacdProcesses(portal.pid).servers.length === 0);
    return end;
  }

  it.each([
    ['rubbish', [Buffer.from([0, 1, 2, 255, 254, 10, 13, 0])]],
    ['nothing after its greeting', [greeting]],
    [
      '255 kinds of security that nobody knows',
      [greeting, Buffer.concat([Buffer.from([255]), Buffer.alloc(255, 77)])],
    ],
    [
      'a refusal with a reason of 4 GB',
      [greeting, Buffer.from([0, 255, 255, 255, 255, 65, 65])],
    ],
    [
      'a screen with a name of 4 GB',
      [
        greeting,
        ...open,
        Buffer.concat([screen.subarray(0, 20), Buffer.alloc(4, 255)]),
      ],
    ],
    [
      'a screen of 65535 by 65535',
      [
        greeting,
        ...open,
        Buffer.concat([u16(65_535, 65_535), screen.subarray(4)]),
      ],
    ],
    [
      'half a frame and nothing more',
      [greeting, ...open, screen, rectangle([0, 0, 200, 100], 1_000)],
    ],
    [
      'a rectangle far outside of its screen',
      [
        greeting,
        ...open,
        screen,
        rectangle([60_000, 60_000, 5_000, 5_000], 100_000),
      ],
    ],
    [
      'a text for the clipboard of 4 GB',
      [
        greeting,
        ...open,
        screen,
        Buffer.concat([
          rectangle([0, 0, 1, 1], 4),
          Buffer.from([3, 0, 0, 0, 255, 255, 255, 255]),
        ]),
      ],
    ],
  ])('that sends %s ends nothing but its own session', async (_, says) => {
    const server = await vncServer(...says);
    const { port } = server.address() as AddressInfo;
    const settings = { protocol: 'vnc' as const };
    const { reason } = await outcome({ port, settings });
    server.close();
    expect(reason).not.toBe('lost');
  });

  it.each([
    ['rubbish inside of TLS', Buffer.from([0, 1, 2, 255, 254])],
    ['a packet that claims 65535 bytes', Buffer.from('0300ffff02f080', 'hex')],
    ['a fast-path packet without end', Buffer.alloc(70_000, 0x44)],
  ])('that speaks RDP and sends %s does so, too', async (_, bytes) => {
    const server = await RdpGreeter.start(socket => socket.write(bytes));
    const { reason } = await outcome({
      ...{ port: server.port, username: 'ann' },
      settings: {
        ...{ protocol: 'rdp', security: 'any', certificate: 'pin' },
        ...{ drive: true, keyboard: 'en-us-qwerty' },
      },
    });
    server.stop();
    expect(reason).not.toBe('lost');
  });

  it('that shows no certificate where one was pinned gets no password', async () => {
    const server = await vncServer(Buffer.from('030000130ed0', 'hex'));
    const { port } = server.address() as AddressInfo;
    const { reason } = await outcome({
      ...{ port, username: 'ann' },
      settings: {
        ...{ protocol: 'rdp', security: 'any', certificate: 'pin' },
        ...{ drive: false, keyboard: 'en-us-qwerty' },
      },
    });
    server.close();
    expect(['target-misbehaved', 'timeout', 'host-key-refused']).toContain(
      reason,
    );
  });
});
