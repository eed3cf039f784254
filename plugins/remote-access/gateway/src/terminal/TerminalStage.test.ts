import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerChannel } from 'ssh2';
import type { SessionPolicy } from '@wardroom/remote-access-common';
import { FakePortal } from '../testing/FakePortal';
import { OddSshServer, RawServer } from '../testing/OddSshServer';
import { TestBrowser } from '../testing/TestBrowser';

const nap = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

describe('a session on a target that is no good', () => {
  let portal: FakePortal;
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    portal = await FakePortal.start();
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });
  afterAll(() => portal.stop());

  async function target(onShell: (channel: ServerChannel) => void) {
    const server = await OddSshServer.start({ onShell });
    stops.push(() => server.stop());
    return server;
  }

  const echo = () => target(channel => void channel.pipe(channel));

  async function open(port: number, policy: Partial<SessionPolicy> = {}) {
    const order = await portal.order({ target: { port }, policy });
    const browser = await TestBrowser.terminal(portal, portal.ticketFor(order));
    return { browser, session: order.session };
  }

  /** Median time of an echo, in milliseconds. */
  async function echoTime(browser: TestBrowser): Promise<number> {
    const times: number[] = [];
    for (let i = 0; i < 40; i += 1) {
      const mark = `<${i}-${Math.random()}>`;
      const start = performance.now();
      browser.type(mark);
      await browser.shows(mark);
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[20];
  }

  it('does not disturb others when it floods', async () => {
    const flood = Buffer.alloc(32 * 1024, '\u001b[31mflood\u001b[0m\r\n');
    const bad = await target(channel => {
      const go = () => {
        while (channel.writable && channel.write(flood)) {
          // until it is full
        }
      };
      channel.on('drain', go);
      go();
    });
    const good = await echo();
    const before = await portal.ask('health', {});
    const quiet = await open(good.port);
    // How long an echo takes on this machine, as busy as it is.
    const calm = await echoTime(quiet.browser);
    const loud = await open(bad.port);
    await portal.until(() => loud.browser.received > 5_000_000);
    expect(await echoTime(quiet.browser)).toBeLessThan(
      Math.max(300, 10 * calm),
    );
    const after = await portal.ask('health', {});
    expect(after.memoryBytes - before.memoryBytes).toBeLessThan(120e6);
    for (const { browser, session } of [quiet, loud]) {
      browser.tell({ type: 'end' });
      await portal.endOf(session);
    }
  });

  it('makes a browser wait that sends more than it takes', async () => {
    const deaf = await target(channel => channel.pause());
    const before = await portal.ask('health', {});
    const { browser, session } = await open(deaf.port, { graceSeconds: 0 });
    const block = Buffer.alloc(200 * 1024, 'x');
    for (let i = 0; i < 400; i += 1) browser.ws.send(block);
    await nap(1_500);
    expect(browser.ws.bufferedAmount).toBeGreaterThan(60e6);
    const after = await portal.ask('health', {});
    expect(after.memoryBytes - before.memoryBytes).toBeLessThan(60e6);
    await portal.ask('terminate', { session, reason: 'terminated' });
    browser.ws.terminate();
  });

  it('says that the connection was lost', async () => {
    const server = await OddSshServer.start({
      onShell: channel => void channel.pipe(channel),
    });
    const { browser, session } = await open(server.port);
    server.cut();
    expect((await browser.notice('ended')).reason).toBe('target-lost');
    expect(await portal.endOf(session)).toMatchObject({
      reason: 'target-lost',
      recording: { state: 'sealed' },
    });
    await server.stop();
  });

  it('stops dialing when the browser is gone', async () => {
    const silent = await RawServer.start(() => {});
    stops.push(() => silent.stop());
    const order = await portal.order({ target: { port: silent.port } });
    const ticket = portal.ticketFor(order);
    const browser = await TestBrowser.open(portal, { ticket });
    await browser.notice('progress');
    browser.ws.terminate();
    expect(await portal.endOf(order.session)).toMatchObject({
      reason: 'browser-lost',
    });
  });

  it('ends at once when the browser left with its ticket on the counter', async () => {
    const before = await portal.ask('health', {});
    const { port } = await echo();
    const orders = await Promise.all(
      Array.from({ length: 10 }, () => portal.order({ target: { port } })),
    );
    for (const order of orders) {
      const ticket = portal.ticketFor(order);
      const browser = await TestBrowser.open(portal, { ticket });
      browser.ws.terminate();
    }
    const ends = await Promise.all(
      orders.map(({ session }) => portal.endOf(session)),
    );
    expect(new Set(ends.map(({ reason }) => reason))).toEqual(
      new Set(['browser-lost']),
    );
    // The gateway forgets a session when the portal has answered for its end.
    let after = before.sessions + 1;
    for (let i = 0; i < 100 && after > before.sessions; i += 1) {
      await nap(50);
      ({ sessions: after } = await portal.ask('health', {}));
    }
    expect(after).toBeLessThanOrEqual(before.sessions);
  });

  it('does not begin where it cannot be recorded', async () => {
    const shells: unknown[] = [];
    const { port } = await target(channel => void shells.push(channel));
    // Where the recordings of this tenant should lie, there is a file.
    await writeFile(join(portal.directory, 'recordings', 'initech'), '');
    const order = await portal.order({ tenant: 'initech', target: { port } });
    const ticket = portal.ticketFor(order);
    const browser = await TestBrowser.open(portal, { ticket });
    expect((await browser.notice('ended')).reason).toBe('recorder-failed');
    const end = await portal.endOf(order.session);
    expect(end.activeAt).toBeUndefined();
    expect(shells).toEqual([]);
  });

  it('can be ended by others while it opens', async () => {
    const silent = await RawServer.start(() => {});
    stops.push(() => silent.stop());
    const order = await portal.order({ target: { port: silent.port } });
    const ticket = portal.ticketFor(order);
    const browser = await TestBrowser.open(portal, { ticket });
    await browser.notice('progress');
    const { session } = order;
    await portal.ask('terminate', { session, reason: 'terminated' });
    expect((await browser.notice('ended')).reason).toBe('terminated');
  });

  it('pins a host key on the first connection, and does not begin when that fails', async () => {
    const { port } = await echo();
    const { browser } = await open(port);
    expect(portal.pins.at(-1)?.type).toBe('ssh-ed25519');
    browser.tell({ type: 'end' });
    portal.answers.pin = false;
    const order = await portal.order({ target: { port } });
    const ticket = portal.ticketFor(order);
    const refused = await TestBrowser.open(portal, { ticket });
    expect((await refused.notice('ended')).reason).toBe('host-key-refused');
    portal.answers.pin = true;
  });

  it('refuses pastes where the policy says so', async () => {
    const { port } = await echo();
    const { browser } = await open(port, { paste: 'deny' });
    browser.tell({
      type: 'paste',
      text: 'x',
      bracketed: false,
      confirmed: true,
    });
    expect((await browser.notice('paste-refused')).reason).toBe('denied');
    browser.type('typed');
    await browser.shows('typed');
    expect(browser.output).toBe('typed');
    browser.tell({ type: 'end' });
  });
});
