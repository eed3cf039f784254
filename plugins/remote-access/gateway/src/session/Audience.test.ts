import type { ServerChannel } from 'ssh2';
import type {
  SessionPolicy,
  TerminalOrder,
} from '@wardroom/remote-access-common';
import { FakePortal } from '../testing/FakePortal';
import { OddSshServer } from '../testing/OddSshServer';
import { TestBrowser } from '../testing/TestBrowser';

const lead = 'user:provider/lead';
const colleague = 'user:provider/colleague';

describe('those who look on at a session', () => {
  let portal: FakePortal;
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    portal = await FakePortal.start();
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });
  afterAll(() => portal.stop());

  async function open(
    policy: Partial<SessionPolicy> = {},
    onShell: (channel: ServerChannel) => void = channel =>
      void channel.pipe(channel),
  ) {
    const server = await OddSshServer.start({ onShell });
    const { port } = server;
    const order = await portal.order({ target: { port }, policy });
    const browser = await TestBrowser.terminal(portal, portal.ticketFor(order));
    const { session } = order;
    stops.push(async () => {
      await portal.ask('terminate', { session, reason: 'terminated' });
      await server.stop();
    });
    return { browser, session, order };
  }

  async function watch(
    { session, tenant }: TerminalOrder,
    wish: { person?: string; mode?: 'read' | 'write'; ack?: boolean } = {},
  ) {
    const { person = lead, mode = 'write', ack = true } = wish;
    const kind = 'watch' as const;
    const ticket = portal.ticketFor({ kind, session, tenant, person, mode });
    const watcher = await TestBrowser.open(portal, { ticket }, { ack });
    await watcher.notice('joined');
    return watcher;
  }

  it('see what was shown before they came, and then what comes', async () => {
    const { browser, order } = await open();
    browser.type('before ');
    await browser.shows('before');
    const watcher = await watch(order);
    await watcher.shows('before');
    expect(await watcher.notice('size')).toMatchObject({ cols: 80, rows: 24 });
    browser.type('after');
    await watcher.shows('before after');
  });

  it('are shown to the technician and told to the portal, when they come and when they go', async () => {
    const { browser, order, session } = await open();
    const watcher = await watch(order);
    expect(await browser.notice('watchers')).toMatchObject({
      watchers: [{ person: lead, mode: 'write' }],
    });
    watcher.ws.close();
    await portal.until(() => portal.lives.get(session)?.watchers.length === 0);
    expect((await browser.notice('watchers')).watchers).toEqual([]);
    const visits = portal.heard.filter(heard => heard.includes('"visit"'));
    expect(visits.at(-2)).toContain('joined');
    expect(visits.at(-1)).toContain('left');
  });

  it('cannot type, paste or end anything', async () => {
    const { browser, order } = await open();
    const watcher = await watch(order);
    watcher.type('from the watcher');
    watcher.tell({
      ...{ type: 'paste', text: 'pasted', bracketed: false, confirmed: true },
    });
    // The size of somebody who looks on is not the size of the terminal.
    watcher.tell({ type: 'resize', cols: 10, rows: 10 });
    browser.type('typed');
    await watcher.shows('typed');
    expect(browser.output).toBe('typed');
    watcher.tell({ type: 'end' });
    expect((await watcher.closes()).code).toBe(4400);
    browser.type(' on');
    await browser.shows('typed on');
  });

  it('get the keyboard where they may write, and the technician gets it back when they leave', async () => {
    const { browser, order, session } = await open();
    const watcher = await watch(order);
    const give = (holder: string) =>
      portal.ask('keyboard', { session, holder });
    expect(await give(lead)).toEqual({ given: true });
    expect(await browser.notice('keyboard')).toMatchObject({ holder: lead });
    browser.type('nobody hears this');
    watcher.type('from the lead');
    await browser.shows('from the lead');
    expect(browser.output).toBe('from the lead');
    expect(await give(order.person)).toEqual({ given: true });
    await watcher.notice('keyboard');
    watcher.type('not any more');
    browser.type(', from me');
    await watcher.shows('from the lead, from me');
    expect(await give(lead)).toEqual({ given: true });
    watcher.ws.close();
    await portal.until(() => !portal.lives.get(session)?.keyboard);
    browser.type('!');
    await browser.shows('from me!');
  });

  it('do not get the keyboard where they may only read, or do not look on', async () => {
    const { browser, order, session } = await open();
    await watch(order, { person: colleague, mode: 'read' });
    for (const holder of [colleague, lead]) {
      expect(await portal.ask('keyboard', { session, holder })).toEqual({
        given: false,
      });
    }
    browser.type('still mine');
    await browser.shows('still mine');
  });

  it('see with everybody else who froze the input, and why', async () => {
    const { browser, order, session } = await open();
    const watcher = await watch(order);
    const freeze = (frozen: boolean) =>
      portal.ask('freeze', { session, frozen, by: lead, note: 'Wait' });
    await freeze(true);
    const told = { frozen: true, cause: 'person', by: lead, note: 'Wait' };
    expect(await browser.notice('frozen')).toMatchObject(told);
    await portal.until(() => portal.lives.get(session)?.frozenBy === lead);
    browser.type('not taken');
    await browser.taken();
    const late = await watch(order, { person: colleague });
    expect(await late.notice('frozen')).toMatchObject(told);
    await freeze(false);
    await portal.until(() => !portal.lives.get(session)?.frozenBy);
    browser.type('taken');
    await watcher.shows('taken');
    expect(browser.output).toBe('taken');
  });

  it('are sent away once when the portal says so', async () => {
    const { browser, order, session } = await open();
    const watcher = await watch(order);
    const asked = { session, person: lead };
    expect(await portal.ask('dismiss', asked)).toEqual({ found: true });
    expect(await portal.ask('dismiss', asked)).toEqual({ found: false });
    expect((await watcher.closes()).code).toBe(4403);
    browser.type('goes on');
    await browser.shows('goes on');
  });

  it('hear of the end, and have left when the portal hears of it', async () => {
    const { order, session } = await open();
    portal.answers.visit = new Promise(resolve => {
      setTimeout(resolve, 1_000);
    });
    const watcher = await watch(order);
    await portal.ask('terminate', { session, reason: 'terminated', by: lead });
    expect(await watcher.notice('ended')).toMatchObject({ by: lead });
    expect((await watcher.closes()).code).toBe(1000);
    await portal.endOf(session);
    const calls = portal.heard
      .filter(heard => heard.includes(session))
      .map(heard => JSON.parse(heard));
    const visits = calls.filter(({ call }) => call === 'visit');
    const told = visits.map(({ input }) => `${input.person} ${input.visit}`);
    expect(told).toEqual([`${lead} joined`, `${lead} left`]);
    expect(calls.at(-1)).toMatchObject({ call: 'ended' });
  });

  it('must be there before anything is typed where that is the rule', async () => {
    const { browser, order } = await open({ watched: true });
    expect(await browser.notice('frozen')).toMatchObject({
      frozen: true,
      cause: 'unwatched',
    });
    browser.type('alone');
    await browser.taken();
    const watcher = await watch(order);
    await portal.until(() =>
      browser.notices.some(
        notice => notice.type === 'frozen' && !notice.frozen,
      ),
    );
    browser.type('together');
    await watcher.shows('together');
    expect(browser.output).toBe('together');
  });

  it('never make the technician wait, and see the last output when they read again', async () => {
    const line = Buffer.from(`${'x'.repeat(1022)}\r\n`);
    let print = (_lines: number) => {};
    const { browser, order } = await open({}, channel => {
      print = lines => {
        for (let i = 0; i < lines; i += 1) channel.write(line);
        channel.write('printed');
      };
    });
    const slow = await watch(order, { ack: false });
    const before = await portal.ask('health', {});
    print(8_000);
    await browser.shows('printed', 30_000);
    expect(browser.received).toBeGreaterThan(8_000_000);
    expect(slow.received).toBeLessThan(600_000);
    const after = await portal.ask('health', {});
    expect(after.memoryBytes - before.memoryBytes).toBeLessThan(60e6);
    slow.tell({ type: 'ack', bytes: slow.received });
    await slow.shows('printed');
    expect((await slow.notice('redraw')).from).toBeGreaterThan(7_000_000);
  });

  it('are so many at most, and a hundred who never read cost little', async () => {
    const { browser, order } = await open();
    const before = await portal.ask('health', {});
    const closed: number[] = [];
    const kind = 'watch' as const;
    for (let i = 0; i < 100; i += 1) {
      const person = `user:provider/w${i}`;
      const { session, tenant } = order;
      const mode = 'read' as const;
      const ticket = portal.ticketFor({ kind, session, tenant, person, mode });
      const watcher = await TestBrowser.open(
        portal,
        { ticket },
        { ack: false },
      );
      watcher.ws.on('close', code => closed.push(code));
    }
    await portal.until(() => closed.length === 76);
    expect(new Set(closed)).toEqual(new Set([1013]));
    browser.type('quick');
    await browser.shows('quick');
    const after = await portal.ask('health', {});
    expect(after.memoryBytes - before.memoryBytes).toBeLessThan(60e6);
  });
});
