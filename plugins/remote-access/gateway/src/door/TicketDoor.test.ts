import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { WireProtocol } from '@wardroom/remote-access-common';
import { FakePortal } from '../testing/FakePortal';
import { OddSshServer } from '../testing/OddSshServer';
import { TestBrowser } from '../testing/TestBrowser';

const upgradeHeaders = (origin: string) => ({
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
  Origin: origin,
});

describe('TicketDoor', () => {
  let portal: FakePortal;
  let target: OddSshServer;
  beforeAll(async () => {
    portal = await FakePortal.start({ limits: { waiting: 50 } });
    target = await OddSshServer.start({
      onShell: channel => channel.pipe(channel),
    });
  });
  afterAll(async () => {
    await portal.stop();
    await target.stop();
  });

  /** The gateway lives and opens sessions. */
  async function serves(): Promise<void> {
    const order = await portal.order({ target: { port: target.port } });
    const ticket = portal.ticketFor(order);
    const browser = await TestBrowser.terminal(portal, ticket);
    browser.type('echo');
    await browser.shows('echo');
    browser.tell({ type: 'end' });
    await portal.endOf(order.session);
  }

  function statusOf(headers: Record<string, string>): Promise<number> {
    return new Promise((resolve, reject) => {
      const asked = request({ port: portal.port, headers });
      asked.on('response', response => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asked.on('upgrade', (_, socket) => {
        socket.destroy();
        resolve(101);
      });
      asked.on('error', reject);
      asked.end();
    });
  }

  it('lets in pages of our own origin only', async () => {
    expect(await statusOf(upgradeHeaders(portal.origin))).toBe(101);
    for (const origin of [
      'https://evil.example',
      `${portal.origin}.evil.example`,
      'null',
      '',
    ]) {
      expect(await statusOf(upgradeHeaders(origin))).toBe(403);
    }
    const { Origin, ...without } = upgradeHeaders(portal.origin);
    expect(await statusOf(without)).toBe(403);
  });

  it('answers malformed upgrades with an error, not with silence', async () => {
    const headers = upgradeHeaders(portal.origin);
    expect(await statusOf({ ...headers, 'Sec-WebSocket-Key': 'short' })).toBe(
      400,
    );
    expect(await statusOf({ ...headers, 'Sec-WebSocket-Version': '7' })).toBe(
      400,
    );
    expect(await statusOf({ ...headers, Upgrade: 'h2c' })).toBe(400);
  });

  it('takes each ticket once', async () => {
    const order = await portal.order({ target: { port: target.port } });
    const ticket = portal.ticketFor(order);
    const first = await TestBrowser.terminal(portal, ticket);
    const second = await TestBrowser.open(portal, { ticket });
    expect(await second.closes()).toEqual({
      code: 4401,
      reason: 'This ticket is not valid any more.',
    });
    expect(first.closed).toBeUndefined();
    first.tell({ type: 'end' });
  });

  it('gives one ticket to one of two browsers that come at once', async () => {
    const order = await portal.order({ target: { port: target.port } });
    const ticket = portal.ticketFor(order);
    const [one, two] = await Promise.all([
      TestBrowser.open(portal, { ticket }),
      TestBrowser.open(portal, { ticket }),
    ]);
    const won = await Promise.any([one.notice('ready'), two.notice('ready')]);
    expect(won.session).toBe(order.session);
    const lost = await Promise.any([one.closes(), two.closes()]);
    expect(lost.code).toBe(4401);
    await portal.ask('terminate', {
      session: order.session,
      reason: 'terminated',
    });
  });

  it.each([
    [
      'an unknown ticket',
      JSON.stringify({ ticket: 'x'.repeat(43), cols: 80, rows: 24 }),
      4401,
    ],
    [
      'an unknown token',
      JSON.stringify({
        resume: 'x'.repeat(43),
        received: 0,
        cols: 80,
        rows: 24,
      }),
      4401,
    ],
    ['no ticket', JSON.stringify({ cols: 80, rows: 24 }), 4400],
    ['text that is no JSON', 'ticket', 4400],
    ['deep JSON', '['.repeat(1000), 4400],
    ['a prototype', '{"__proto__":{"ticket":"x"},"cols":80,"rows":24}', 4400],
    [
      'a window of no size',
      JSON.stringify({ ticket: 'x'.repeat(43), cols: 0, rows: -1 }),
      4400,
    ],
    [
      'a long first message',
      JSON.stringify({ ticket: 'x'.repeat(5000), cols: 80, rows: 24 }),
      4400,
    ],
  ])('refuses %s', async (_, message, code) => {
    const browser = await TestBrowser.connect(portal);
    browser.ws.send(message);
    expect((await browser.closes()).code).toBe(code);
  });

  it('refuses keys before a ticket', async () => {
    const browser = await TestBrowser.connect(portal);
    browser.type('ls\n');
    expect((await browser.closes()).code).toBe(4400);
  });

  it('closes a socket that says nothing, after five seconds', async () => {
    const start = performance.now();
    const browser = await TestBrowser.connect(portal);
    expect(await browser.closes(8_000)).toEqual({
      code: 4408,
      reason: 'No ticket came in time',
    });
    expect(performance.now() - start).toBeGreaterThan(4_500);
  });

  /** An upgrade by hand, whose frames the test writes byte by byte. */
  async function upgraded() {
    const socket = connect(portal.port, '127.0.0.1');
    let heard = '';
    let isClosed = false;
    socket.on('data', data => {
      heard += data.toString('latin1');
    });
    socket.on('close', () => {
      isClosed = true;
    });
    const lines = Object.entries(upgradeHeaders(portal.origin))
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    socket.write(`GET /connect HTTP/1.1\r\nHost: localhost\r\n${lines}\r\n`);
    const hears = (text: string) => portal.until(() => heard.includes(text));
    await hears('\r\n\r\n');
    return { socket, hears, closes: () => portal.until(() => isClosed) };
  }

  /** A short text frame of a browser, with a mask that changes nothing. */
  function frameOf(message: object): Buffer {
    const text = Buffer.from(JSON.stringify(message));
    return Buffer.from([0x81, 0x80 + text.length, 0, 0, 0, 0, ...text]);
  }

  it('takes a ticket that comes byte by byte', async () => {
    const order = await portal.order({ target: { port: target.port } });
    const ticket = portal.ticketFor(order);
    const { socket, hears } = await upgraded();
    for (const byte of frameOf({ ticket, cols: 80, rows: 24 })) {
      socket.write(Buffer.from([byte]));
      await wait(2);
    }
    await hears('"ready"');
    await portal.ask('terminate', {
      ...{ session: order.session, reason: 'terminated' },
    });
    expect((await portal.endOf(order.session)).activeAt).toBeDefined();
    socket.destroy();
  });

  const half = frameOf({ ticket: 'x'.repeat(43) }).subarray(0, 20);
  // Keeps the connection, and says nothing.
  const ping = Buffer.from([0x89, 0x80, 0, 0, 0, 0]);

  it.each([
    ['stops in the middle of its ticket', (s: Socket) => s.write(half)],
    ['leaves in the middle of its ticket', (s: Socket) => s.end(half)],
    ['closes its half of the connection', (s: Socket) => s.end()],
    ['only pings', (s: Socket) => s.write(ping)],
  ])('lets go of a browser that %s', async (_, fault) => {
    const { socket, closes } = await upgraded();
    fault(socket);
    await closes();
    expect((await portal.ask('health', {})).waiting).toBe(0);
  });

  it('closes cleanly on frames of 1 MB, before a ticket and in a session', async () => {
    const early = await TestBrowser.connect(portal);
    early.ws.send(Buffer.alloc(1024 * 1024));
    expect((await early.closes()).code).toBe(1009);
    const order = await portal.order({ target: { port: target.port } });
    const browser = await TestBrowser.terminal(portal, portal.ticketFor(order));
    browser.ws.send(Buffer.alloc(1024 * 1024, 'x'));
    expect((await browser.closes()).code).toBe(1009);
    await portal.ask('terminate', {
      session: order.session,
      reason: 'terminated',
    });
    expect((await portal.endOf(order.session)).bytesIn).toBe(0);
    await serves();
  });

  it('closes on messages that are not in the protocol, and keeps the session for its owner', async () => {
    const order = await portal.order({ target: { port: target.port } });
    const browser = await TestBrowser.terminal(portal, portal.ticketFor(order));
    const { resume } = await browser.notice('ready');
    browser.ws.send('{"type":"resize","cols":1e9,"rows":1}');
    expect((await browser.closes()).code).toBe(4400);
    const back = await TestBrowser.open(portal, { resume, received: 0 });
    await back.notice('ready');
    back.tell({ type: 'end' });
    await portal.endOf(order.session);
  });

  it('hears who spoke in time, however late it gets to listen', async () => {
    const browser = await TestBrowser.connect(portal);
    process.kill(portal.pid, 'SIGSTOP');
    const ticket = 'x'.repeat(43);
    browser.ws.send(JSON.stringify({ ticket, cols: 80, rows: 24 }));
    await wait(WireProtocol.openingMs + 500);
    process.kill(portal.pid, 'SIGCONT');
    const { refused } = WireProtocol.close;
    expect((await browser.closes()).code).toBe(refused);
  });

  it('outlives ten thousand sockets without a ticket', async () => {
    const before = await portal.ask('health', {});
    const sockets: Socket[] = [];
    const lines = Object.entries(upgradeHeaders(portal.origin))
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    let closed = 0;
    for (let i = 0; i < 10_000; i += 1) {
      const socket = connect(portal.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.on('close', () => {
        closed += 1;
      });
      socket.write(`GET /connect HTTP/1.1\r\nHost: localhost\r\n${lines}\r\n`);
      socket.resume();
      sockets.push(socket);
      if (i % 200 === 0) await new Promise(resolve => setTimeout(resolve, 20));
    }
    const during = await portal.ask('health', {});
    expect(during.waiting).toBeLessThanOrEqual(50);
    await portal.until(() => closed >= 9_900, 20_000);
    await serves();
    for (const socket of sockets) socket.destroy();
    await portal.until(() => closed === 10_000);
    await serves();
    const after = await portal.ask('health', {});
    expect(after.waiting).toBe(0);
    expect(after.memoryBytes - before.memoryBytes).toBeLessThan(150e6);
  }, 60_000);
});
