import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@wardroom/platform-test-utils';
import type { DesktopOrder } from '@wardroom/remote-access-common';
import { describeWithDesktops } from '../testing/describeWithDesktops';
import { DesktopBrowser } from '../testing/DesktopBrowser';
import { desktopOrder, type DesktopWishes } from '../testing/desktopOrder';
import { FakePortal } from '../testing/FakePortal';
import { guacdPlace } from '../testing/guacdPlace';
import { guacdProcesses } from '../testing/guacdProcesses';
import { readDesktop } from '../testing/readDesktop';
import { RdpServer } from '../testing/RdpServer';
import { VncDesktop } from '../testing/VncDesktop';

const vncPassword = 'canary12';
const rdpPassword = 'canary-of-rdp-77';

describeWithDesktops('a desktop through guacd', () => {
  let portal: FakePortal;
  let vnc: VncDesktop;
  let rdp: RdpServer;
  beforeAll(async () => {
    [portal, vnc, rdp] = await Promise.all([
      FakePortal.start({ guacd: guacdPlace() }),
      VncDesktop.start(vncPassword),
      RdpServer.start(rdpPassword),
    ]);
  }, 60_000);
  afterAll(async () => {
    await portal.stop();
    await Promise.all([vnc.stop(), rdp.stop()]);
  });

  const vncOrder = (more: Partial<DesktopWishes> = {}) =>
    desktopOrder(portal, {
      target: { port: vnc.port, settings: { protocol: 'vnc' } },
      password: vncPassword,
      ...more,
    });

  async function open(order: DesktopOrder) {
    const ticket = portal.ticketFor(order);
    const browser = await DesktopBrowser.open(portal, { ticket });
    return { browser, session: order.session };
  }

  const rdpOrder = (more: Partial<DesktopWishes> = {}) =>
    desktopOrder(portal, {
      target: {
        ...{ port: rdp.port, username: rdp.username },
        settings: {
          ...{
            protocol: 'rdp',
            security: 'any',
            certificate: 'pin',
            drive: false,
          },
          keyboard: 'en-us-qwerty',
        },
      },
      password: rdpPassword,
      ...more,
    });

  async function end(browser: DesktopBrowser, session: string) {
    browser.tell({ type: 'end' });
    await browser.closes();
    return portal.endOf(session);
  }

  /** A guacd that leaves its target politely takes a moment. */
  const allLeft = () =>
    until(() => guacdProcesses(portal.pid).servers.length === 0);

  /** Types a command that leaves a file, and waits for it: only a desktop that takes keys can do it. */
  async function typeFile(browser: DesktopBrowser, name: string) {
    const file = join(vnc.folder, name);
    let typedAt = 0;
    await until(() => {
      // A window that is only just there may have missed the beginning.
      if (Date.now() - typedAt > 4_000) {
        browser.type(`\ntouch ${file}\n`);
        typedAt = Date.now();
      }
      return existsSync(file);
    });
  }

  it('shows a VNC desktop and what is typed on it', async () => {
    const order = await vncOrder();
    const { browser, session } = await open(order);
    expect(await browser.notice('ready')).toMatchObject({
      desktop: { copyBytes: 100_000 },
    });
    await browser.until(() => browser.count('img') > 0, 'a picture');
    const before = browser.drawn;
    await typeFile(browser, 'typed');
    await browser.draws(before);
    expect(await end(browser, session)).toMatchObject({
      reason: 'closed',
      recording: { state: 'sealed' },
      bytesIn: expect.any(Number),
    });
    const { verdict, picture, events } = await readDesktop(portal, order);
    expect(verdict).toMatchObject({
      state: 'sealed',
      header: { kind: 'desktop' },
    });
    const shown = browser.instructions.map(one => one.bytes.toString());
    expect(picture.startsWith(shown.slice(0, 40).join(''))).toBe(true);
    expect(events.map(({ event }) => event)).toEqual(['opened', 'ended']);
  });

  it('shows an RDP desktop in the size of the window, and pins its certificate', async () => {
    const { browser, session } = await open(await rdpOrder());
    expect(portal.pins).toEqual([rdp.hostKey()]);
    const size = () =>
      browser.instructions.find(
        one => one.opcode === 'size' && one.arg(0) === '0',
      );
    await browser.until(() => size() !== undefined, 'a screen');
    expect(size()?.args).toEqual(['0', '1024', '768']);
    expect(await end(browser, session)).toMatchObject({ reason: 'closed' });
  });

  it('does not give its credential to an RDP server with another certificate', async () => {
    const pinned = { type: 'x509', fingerprint: `SHA256:${'A'.repeat(43)}` };
    const order = await rdpOrder({ hostKeys: [pinned] });
    const pass = { ticket: portal.ticketFor(order) };
    const browser = await DesktopBrowser.begin(portal, pass);
    await browser.closes();
    expect(await portal.endOf(order.session)).toMatchObject({
      reason: 'host-key-changed',
      hostKey: { presented: rdp.hostKey(), pinned: [pinned] },
    });
  });

  it('says why a desktop does not open', async () => {
    const settings = { protocol: 'vnc' as const };
    for (const [more, reason] of [
      [{ password: 'wrong' }, 'auth-failed'],
      [{ target: { port: 1, settings } }, 'unreachable'],
    ] as const) {
      const order = await vncOrder(more);
      const pass = { ticket: portal.ticketFor(order) };
      const browser = await DesktopBrowser.begin(portal, pass);
      expect(await browser.notice('ended')).toMatchObject({ reason });
    }
  });

  it('goes on after a reload with the whole picture, and one recording without a gap', async () => {
    const order = await vncOrder();
    const { browser, session } = await open(order);
    const { resume } = await browser.notice('ready');
    browser.ws.terminate();
    await portal.until(() => portal.heard.some(text => text.includes('lost')));
    const again = await DesktopBrowser.open(portal, { resume });
    await again.until(
      () =>
        again.instructions.some(
          one => one.opcode === 'img' && one.arg(2) === '0',
        ),
      'the whole picture',
    );
    const before = again.drawn;
    await typeFile(again, 'after-reload');
    await again.draws(before);
    expect(await end(again, session)).toMatchObject({ reason: 'closed' });
    const { events, picture } = await readDesktop(portal, order);
    expect(events.map(({ event }) => event)).toEqual([
      ...['opened', 'held', 'resumed', 'ended'],
    ]);
    // The pictures of the first page are in it once, those of the second where the streams met again.
    expect(picture).toContain(again.instructions.at(-1)?.bytes.toString());
  });

  it('shows the whole desktop to somebody who looks on, and takes no keys of theirs, nor of anybody while it is frozen', async () => {
    const { browser, session } = await open(await vncOrder());
    const ticket = portal.ticketFor({
      ...{ kind: 'watch', session, tenant: 'acme', mode: 'read' },
      person: 'user:provider/lead',
    });
    const watcher = await DesktopBrowser.begin(portal, { ticket });
    await watcher.until(
      () =>
        watcher.instructions.some(
          one => one.opcode === 'img' && one.arg(2) === '0',
        ),
      'the whole picture',
    );
    watcher.type('exit\n');
    const before = watcher.drawn;
    await typeFile(browser, 'watched');
    await watcher.draws(before);
    const by = 'user:provider/lead';
    await portal.ask('freeze', { session, frozen: true, by });
    await browser.notice('frozen');
    browser.type('exit\n');
    await browser.taken();
    await portal.ask('freeze', { session, frozen: false, by });
    await browser.until(
      () => browser.notices.filter(({ type }) => type === 'frozen').length > 1,
      'the thaw',
    );
    await typeFile(browser, 'thawed');
    await end(browser, session);
    await watcher.closes();
    expect(existsSync(join(vnc.folder, 'thawed'))).toBe(true);
  });

  it('puts pasted text on the desktop’s clipboard and copied text on the browser’s, and records how much', async () => {
    const order = await vncOrder();
    const { browser, session } = await open(order);
    const file = join(vnc.folder, 'grüßt');
    browser.send('clipboard', 0, 'text/plain');
    const text = Buffer.from(`touch ${file}`).toString('base64');
    browser.send('blob', 0, text);
    browser.send('end', 0);
    expect(await browser.notice('transfer')).toMatchObject({ way: 'pasted' });
    browser.send('key', 0xffe1, 1);
    browser.key(0xff63);
    browser.send('key', 0xffe1, 0);
    await until(() => {
      // The program fetches the text by itself, after the key.
      browser.key(0xff0d);
      return existsSync(file);
    });
    browser.type("clear; printf 'copyme%.0s' {1..900}\n");
    await browser.draws();
    await until(async () => {
      for (const buttons of [1, 0, 1, 0])
        browser.send('mouse', 300, 200, buttons);
      await new Promise(resolve => {
        setTimeout(resolve, 100);
      });
      return browser.notices.some(
        one => one.type === 'transfer' && one.way === 'copied',
      );
    });
    const blob = browser.instructions.findLast(
      (one, index, all) =>
        one.opcode === 'blob' && all[index - 1].opcode === 'clipboard',
    );
    const copied = Buffer.from(blob?.arg(1) ?? '', 'base64').toString();
    expect(copied).toContain('copymecopyme');
    await end(browser, session);
    const { events, picture } = await readDesktop(portal, order);
    expect(events).toContainEqual(
      expect.objectContaining({
        event: 'pasted',
        bytes: Buffer.byteLength(`touch ${file}`),
      }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({ event: 'copied', bytes: expect.any(Number) }),
    );
    expect(picture).not.toContain('clipboard');
  });

  it('lets nothing be copied or pasted where the policy forbids it', async () => {
    const policy = { copy: false, paste: 'deny' as const };
    const { browser, session } = await open(await vncOrder({ policy }));
    browser.send('clipboard', 0, 'text/plain');
    browser.send('blob', 0, 'aGVsbG8=');
    browser.send('end', 0);
    expect(await browser.notice('transfer')).toMatchObject({
      ...{ way: 'pasted', refused: 'denied' },
    });
    await end(browser, session);
    expect(browser.count('clipboard')).toBe(0);
  });

  it.each(['SIGSEGV', 'SIGKILL'] as const)(
    'ends only the desktop whose guacd is gone (%s)',
    async signal => {
      await allLeft();
      const mine = await open(await vncOrder());
      const { desktops, servers } = guacdProcesses(portal.pid);
      const theirs = await open(await vncOrder());
      process.kill((signal === 'SIGSEGV' ? desktops : servers)[0], signal);
      expect(await portal.endOf(mine.session)).toMatchObject({
        reason: 'target-lost',
        recording: { state: 'sealed' },
      });
      await typeFile(theirs.browser, `after-${signal}`);
      await end(theirs.browser, theirs.session);
    },
  );

  it('runs each desktop’s guacd as a user of its own, without any right', async () => {
    await allLeft();
    const one = await open(await vncOrder());
    const other = await open(await vncOrder());
    const { servers } = guacdProcesses(portal.pid);
    const users = servers.map(pid => {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      expect(status).toMatch(/^CapEff:\t0+$/m);
      expect(status).toMatch(/^NoNewPrivs:\t1$/m);
      return /^Uid:\t(\d+)/m.exec(status)?.[1];
    });
    expect(new Set(users).size).toBe(2);
    expect(users).not.toContain('0');
    await end(one.browser, one.session);
    await end(other.browser, other.session);
  });

  it('keeps the password from browser, portal, log, recording and process list', async () => {
    const order = await rdpOrder();
    const { browser, session } = await open(order);
    await browser.until(() => browser.count('img') > 3, 'a picture');
    const processes = readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .flatMap(pid =>
        ['cmdline', 'environ'].map(file => {
          try {
            return readFileSync(`/proc/${pid}/${file}`, 'latin1');
          } catch {
            return '';
          }
        }),
      );
    await end(browser, session);
    const { picture, events } = await readDesktop(portal, order);
    for (const text of [
      ...[browser.everything, picture, JSON.stringify(events)],
      ...[portal.heard.join(), portal.faults.join(), ...processes],
    ]) {
      expect(text.includes(rdpPassword)).toBe(false);
    }
  });

  it('closes the socket of a browser that sends rubbish, and holds the session', async () => {
    const { browser, session } = await open(await vncOrder());
    const { resume } = await browser.notice('ready');
    browser.ws.send(Buffer.from('99999999.x'));
    expect(await browser.closes()).toMatchObject({ code: 4400 });
    const again = await DesktopBrowser.open(portal, { resume });
    await typeFile(again, 'after-rubbish');
    await end(again, session);
  });
});
