import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@wardroom/platform-test-utils';
import {
  readOneTimeSecret,
  type DesktopOrder,
} from '@wardroom/remote-access-common';
import { browserPlace } from '../testing/browserPlace';
import { describeWithBrowsers } from '../testing/describeWithBrowsers';
import { DesktopBrowser } from '../testing/DesktopBrowser';
import { FakePortal } from '../testing/FakePortal';
import { guacdPlace } from '../testing/guacdPlace';
import { processesBelow } from '../testing/processesBelow';
import { readDesktop } from '../testing/readDesktop';
import { WebConsole } from '../testing/WebConsole';
import { webOrder, type WebWishes } from '../testing/webOrder';

const password = 'canary-of-web-4711';
const seed = 'CANARYSEEDOFCODESINBASE32AAAAAAA';
const keys = { f12: 0xffc9, control: 0xffe3, escape: 0xff1b };

describeWithBrowsers('a web application in a browser of its own', () => {
  let portal: FakePortal;
  let app: WebConsole;
  let other: WebConsole;
  beforeAll(async () => {
    const person = { username: 'admin', password };
    [portal, app, other] = await Promise.all([
      FakePortal.start({ guacd: guacdPlace(), browser: browserPlace() }),
      WebConsole.start(person, false),
      WebConsole.start(person, false),
    ]);
  }, 60_000);
  afterAll(async () => {
    await portal.stop();
    await Promise.all([app.stop(), other.stop()]);
  });

  async function open(wishes: WebWishes = {}, from = portal) {
    const order = await webOrder(from, app, { password, ...wishes });
    const ticket = from.ticketFor(order);
    const browser = await DesktopBrowser.open(from, { ticket });
    return { browser, order };
  }

  /** A page that does what a key is pressed for, once it is there. */
  async function openHostile() {
    const opened = await open({
      settings: { path: `/hostile?${other.origin}` },
    });
    await until(() => app.told('/shown').includes('/hostile'));
    return opened;
  }

  async function end(browser: DesktopBrowser, { session }: DesktopOrder) {
    browser.tell({ type: 'end' });
    await browser.closes();
    return portal.endOf(session);
  }

  /** Presses a key until the page tells of it. */
  async function press(browser: DesktopBrowser, key: string) {
    const before = app.told('/key').length;
    browser.type(key);
    await until(() => app.told('/key').slice(before).includes(key));
  }

  const browsersOf = (pid: number) =>
    processesBelow(pid).filter(({ words }) => /chromium/.test(words[0]));

  /** The browser itself and none of its parts, whatever the numbers: they begin anew once in a while. */
  const firstBrowserOf = (pid: number) => {
    const [first] = browsersOf(pid).filter(
      ({ words }) =>
        /chromium( |$)/.test(words[0]) && !words.join(' ').includes('--type='),
    );
    return first.pid;
  };

  it.each(['form', 'basic'] as const)(
    'leaves its password nowhere, nor what codes are made of: %s',
    async kind => {
      const signIn = kind === 'form' ? { kind, success: 'h1' } : { kind };
      const { browser, order } = await open({
        oneTime: readOneTimeSecret(seed),
        settings: { signIn, path: kind === 'form' ? '/' : '/basic' },
      });
      await browser.until(() => browser.count('img') > 0, 'a picture');
      await press(browser, 'x');
      const processes = processesBelow(portal.pid);
      expect(browsersOf(portal.pid).length).toBeGreaterThan(2);
      const started = processes.map(({ pid, words }) => [
        words.join(' '),
        contentOf(`/proc/${pid}/environ`),
      ]);
      expect(canariesIn(started.join())).toEqual([]);
      expect(filesWithCanaries(firstBrowserOf(portal.pid))).toEqual([]);
      await end(browser, order);
      const { picture, events } = await readDesktop(portal, order);
      const told = [picture, JSON.stringify(events), browser.everything];
      const said = [portal.heard.join(), portal.faults.join()];
      expect(canariesIn([...told, ...said].join())).toEqual([]);
      await until(() => foldersOf(portal.pid).length === 0);
    },
  );

  it('shows no tools, no source and no other place', async () => {
    const { browser, order } = await openHostile();
    await press(browser, 'z');
    browser.key(keys.f12);
    // It says that they are blocked, and waits for somebody to read it.
    await browser.draws();
    browser.key(keys.escape);
    await press(browser, 'z');
    expect(app.told('/size')).toEqual([]);
    for (const letter of ['u', 'o', 's', 'p', 'h', 'j', 't', 'n']) {
      browser.send('key', keys.control, 1);
      browser.type(letter);
      browser.send('key', keys.control, 0);
    }
    // A page of the browser's own that comes up takes what is typed until it is closed, which it is by itself.
    await until(async () => {
      browser.type('7');
      await browser.taken();
      return app.told('/other').length > 0;
    });
    expect(new Set(app.told('/other'))).toEqual(new Set(['blocked']));
    browser.type('6');
    await browser.taken();
    await end(browser, order);
    expect(other.asked).toEqual([]);
    // The browser's own tabs, address and menu would take their room from the page.
    expect(app.told('/size')).toEqual([]);
    const { events } = await readDesktop(portal, order);
    const visited = events.flatMap(({ event, note }) =>
      event === 'visited' ? [note] : [],
    );
    expect(visited.join()).not.toContain(other.origin);
  });

  it('withstands a page that means harm', async () => {
    const { browser, order } = await openHostile();
    await press(browser, '5');
    await until(() => app.told('/place').length > 0);
    expect(app.told('/place')).toEqual(['code 1']);
    await press(browser, '4');
    await until(() => app.told('/clipboard').length > 0);
    expect(app.told('/clipboard').join()).toContain('NotAllowedError');
    browser.type('1');
    await browser.until(
      () =>
        browser.notices.some(
          notice => notice.type === 'page' && notice.windows > 1,
        ),
      'another window',
    );
    const most = Math.max(
      ...browser.notices.flatMap(notice =>
        notice.type === 'page' ? [notice.windows] : [],
      ),
    );
    expect(most).toBeLessThanOrEqual(8);
    await end(browser, order);
    const dialogs = await openHostile();
    dialogs.browser.type('2');
    await dialogs.browser.draws();
    await end(dialogs.browser, dialogs.order);
    const away = await openHostile();
    await press(away.browser, '3');
    await until(() => app.asked.some(({ path }) => path === '/away'));
    expect((await end(away.browser, away.order)).reason).toBe('closed');
    const faults = portal.faults.filter(line => !line.startsWith('guacd'));
    expect(faults).toEqual([]);
  });

  it('shares nothing with another session, and has nothing of this machine', async () => {
    const one = await open();
    const two = await open();
    const rooms = browsersOf(portal.pid).map(({ pid }) =>
      ['net', 'mnt', 'pid', 'ipc']
        .map(kind => readlinkSync(`/proc/${pid}/ns/${kind}`))
        .join(),
    );
    expect(new Set(rooms).size).toBeGreaterThanOrEqual(2);
    const own = readlinkSync('/proc/self/ns/net');
    expect(rooms.join()).not.toContain(own);
    const owners = new Set(
      browsersOf(portal.pid).map(({ pid }) => ownerOf(pid)),
    );
    expect(owners).not.toContain(process.getuid?.() === 0 ? '0' : undefined);
    const inside = firstBrowserOf(portal.pid);
    expect(networksOf(inside)).toEqual(['lo']);
    expect(existsSync(`/proc/${inside}/root/etc/passwd`)).toBe(false);
    expect(existsSync(`/proc/${inside}/root${portal.directory}`)).toBe(false);
    await end(one.browser, one.order);
    await press(two.browser, 'y');
    await end(two.browser, two.order);
    await until(() => browsersOf(portal.pid).length === 0);
    await until(() => foldersOf(portal.pid).length === 0);
  });

  it('ends the session when it fails', async () => {
    const { browser, order } = await open();
    process.kill(firstBrowserOf(portal.pid), 'SIGKILL');
    expect(await portal.endOf(order.session)).toMatchObject({
      reason: 'browser-failed',
      recording: { state: 'sealed' },
    });
    await browser.closes();
  });

  it('is gone with a gateway that was killed, and so is what it left', async () => {
    const brief = await FakePortal.start({
      ...{ guacd: guacdPlace(), browser: browserPlace() },
    });
    await open({}, brief);
    const left = browsersOf(brief.pid);
    const { pid } = brief;
    process.kill(pid, 'SIGKILL');
    await brief.exited;
    await until(() => left.every(one => !existsSync(`/proc/${one.pid}/exe`)));
    const next = await FakePortal.start({ directory: brief.directory });
    await until(() => foldersOf(pid).length === 0);
    expect(foldersOf(pid)).toEqual([]);
    await next.stop({ keep: true });
    await brief.stop();
  });

  it('is missed where the gateway has none', async () => {
    const bare = await FakePortal.start({ guacd: guacdPlace() });
    const order = await webOrder(bare, app, { password });
    const ticket = bare.ticketFor(order);
    const browser = await DesktopBrowser.begin(bare, { ticket });
    const { reason } = await browser.notice('ended');
    expect(reason).toBe('no-browser-service');
    await bare.stop();
  });
});

/** The secrets, in every form in which a program would keep them. */
const canaries = [password, seed, `admin:${password}`].flatMap(text => {
  const base64 = Buffer.from(text).toString('base64').replace(/=+$/, '');
  return [text, base64, Buffer.from(text, 'utf16le').toString('latin1')];
});

const canariesIn = (text: string) => canaries.filter(one => text.includes(one));

/** Files that a browser may write, and that hold a secret. */
function filesWithCanaries(pid: number): string[] {
  const root = `/proc/${pid}/root`;
  const below = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return below(path);
      return entry.isFile() ? [path] : [];
    });
  const files = [`${root}/home`, `${root}/tmp`, `${root}/mnt`].flatMap(below);
  expect(files.length).toBeGreaterThan(20);
  return files.filter(path => canariesIn(contentOf(path)).length > 0);
}

/** Empty where the process or the file is gone by now. */
function contentOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

function ownerOf(pid: number): string | undefined {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return /^Uid:\t(\d+)/m.exec(status)?.[1];
}

/** What a process can send packets through. */
function networksOf(pid: number): string[] {
  const [, , ...lines] = readFileSync(`/proc/${pid}/net/dev`, 'utf8')
    .trim()
    .split('\n');
  return lines.map(line => line.split(':')[0].trim());
}

function foldersOf(pid: number): string[] {
  return readdirSync(tmpdir()).filter(name =>
    name.startsWith(`wardroom-web-${pid}-`),
  );
}
