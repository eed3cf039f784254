import {
  createServer,
  type Server,
  type Socket,
  type AddressInfo,
} from 'node:net';
import { encodeInstruction } from './encodeInstruction';
import { DesktopBrowser } from '../testing/DesktopBrowser';
import { desktopOrder } from '../testing/desktopOrder';
import { FakePortal } from '../testing/FakePortal';
import { InstructionParser } from './InstructionParser';

const password = 'canary-of-hostile';

/** Speaks as guacd does until the first frame, and then as the test wants. */
class HostileGuacd {
  readonly heard: string[] = [];
  readonly sockets: Socket[] = [];
  private constructor(
    private readonly server: Server,
    /** What it says when it is asked to connect. */
    public afterConnect: (socket: Socket) => void,
  ) {
    server.on('connection', socket => {
      this.sockets.push(socket);
      socket.on('error', () => {});
      const parser = new InstructionParser(64 * 1024);
      socket.on('data', (bytes: Buffer) => {
        for (const one of parser.take(bytes)) this.answer(socket, one.opcode);
      });
    });
  }

  static async start(): Promise<HostileGuacd> {
    const server = createServer();
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new HostileGuacd(server, () => {});
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  stop(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private answer(socket: Socket, opcode: string): void {
    this.heard.push(opcode);
    const say = (name: string, ...args: (string | number)[]) =>
      socket.write(encodeInstruction(name, ...args));
    if (opcode === 'select') {
      say('args', 'VERSION_1_3_0', 'hostname', 'port', 'password');
    } else if (opcode === 'connect') {
      say('ready', '$canary-id-of-connection');
      this.afterConnect(socket);
    }
  }
}

describe('a guacd that was taken over', () => {
  let guacd: HostileGuacd;
  let portal: FakePortal;
  beforeAll(async () => {
    guacd = await HostileGuacd.start();
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
