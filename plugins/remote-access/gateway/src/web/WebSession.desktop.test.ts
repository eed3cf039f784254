import { until } from '@wardroom/platform-test-utils';
import {
  readOneTimeSecret,
  type DesktopOrder,
  type WebSettings,
} from '@wardroom/remote-access-common';
import { oneTimeCode } from '../dial/oneTimeCode';
import { browserPlace } from '../testing/browserPlace';
import { describeWithBrowsers } from '../testing/describeWithBrowsers';
import { DesktopBrowser } from '../testing/DesktopBrowser';
import { FakePortal } from '../testing/FakePortal';
import { guacdPlace } from '../testing/guacdPlace';
import { readDesktop } from '../testing/readDesktop';
import { WebConsole } from '../testing/WebConsole';
import { webOrder, type WebWishes } from '../testing/webOrder';

const password = 'right-"of\\web-ü77';
const seed = readOneTimeSecret('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
const codes = () => [0, 30_000].map(ago => oneTimeCode(seed, Date.now() - ago));

describeWithBrowsers('the sign-in to a web application', () => {
  let portal: FakePortal;
  let plain: WebConsole;
  let coded: WebConsole;
  beforeAll(async () => {
    const person = { username: 'admin', password };
    [portal, plain, coded] = await Promise.all([
      FakePortal.start({ guacd: guacdPlace(), browser: browserPlace() }),
      WebConsole.start(person),
      WebConsole.start({ ...person, codes }, false),
    ]);
  }, 60_000);
  afterAll(async () => {
    await portal.stop();
    await Promise.all([plain.stop(), coded.stop()]);
  });

  const order = (settings: Partial<WebSettings> = {}, more: WebWishes = {}) =>
    webOrder(portal, plain, { password, settings, ...more });

  async function open(given: DesktopOrder) {
    const ticket = portal.ticketFor(given);
    return DesktopBrowser.open(portal, { ticket });
  }

  /** The reason for which a session does not open. */
  async function refusal(given: DesktopOrder) {
    const ticket = portal.ticketFor(given);
    const browser = await DesktopBrowser.begin(portal, { ticket });
    const { reason, message } = await browser.notice('ended', 60_000);
    expect(`${message} ${portal.faults}`).not.toContain('right-');
    return reason;
  }

  async function end(browser: DesktopBrowser, { session }: DesktopOrder) {
    browser.tell({ type: 'end' });
    await browser.closes();
    return portal.endOf(session);
  }

  it('is over before anything is shown, and the pages are the technician’s then', async () => {
    const given = await order();
    const browser = await open(given);
    expect(await browser.notice('ready')).toMatchObject({
      page: { origin: plain.origin, windows: 1 },
    });
    await browser.until(() => browser.count('img') > 0, 'a picture');
    await until(() => plain.told('/shown').length > 0);
    browser.type('x');
    await until(() => plain.told('/key').includes('x'));
    expect(portal.pins).toMatchObject([{ type: 'x509' }]);
    expect(await end(browser, given)).toMatchObject({ reason: 'closed' });
    const { events } = await readDesktop(portal, given);
    const visited = events.filter(({ event }) => event === 'visited');
    expect(visited.map(({ note }) => note)).toEqual([
      `${plain.origin}/`,
      `${plain.origin}/status`,
    ]);
  });

  it('goes through several pages, and types the one-time code', async () => {
    const given = await webOrder(portal, coded, {
      ...{ password, oneTime: seed, settings: { path: '/name' } },
    });
    const browser = await open(given);
    await until(() => coded.told('/shown').length > 0);
    await end(browser, given);
    const posts = coded.asked.filter(({ method }) => method === 'POST');
    expect(posts.slice(0, 3).map(({ path }) => path)).toEqual([
      '/sign-in/name',
      '/sign-in',
      '/sign-in/code',
    ]);
  });

  it('says that a code is asked for that the credential does not have', async () => {
    const given = await webOrder(portal, coded, { password });
    expect(await refusal(given)).toBe('code-missing');
  });

  it('finds its fields by selectors, and waits for the sign of success', async () => {
    const signIn = {
      ...{ kind: 'form' as const, username: '[name=user]' },
      ...{ password: '[name=secret]', submit: 'button', success: 'h1' },
    };
    const given = await order({ signIn: { ...signIn, success: 'body > h1' } });
    const browser = await open(given);
    expect(await end(browser, given)).toMatchObject({ reason: 'closed' });
  });

  it('says that a password is wrong, and offers it once', async () => {
    const before = plain.told('/sign-in').length;
    const given = await order({}, { password: 'right-but-another' });
    expect(await refusal(given)).toBe('auth-failed');
    expect(plain.told('/sign-in')).toHaveLength(before + 1);
  });

  it('says that a page has no form', async () => {
    const given = await order({ path: '/plain' });
    expect(await refusal(given)).toBe('no-sign-in-form');
  });

  it('answers a server that asks before it shows anything', async () => {
    const basic = { path: '/basic', signIn: { kind: 'basic' as const } };
    const given = await order(basic);
    const browser = await open(given);
    await browser.until(() => browser.count('img') > 0, 'a picture');
    await end(browser, given);
    const wrong = await order(basic, { password: 'right-but-another' });
    expect(await refusal(wrong)).toBe('auth-failed');
  });

  it('does not happen where the certificate is not the pinned one, or not valid', async () => {
    const before = plain.told('/sign-in').length;
    const hostKeys = [
      { type: 'x509', fingerprint: `SHA256:${'A'.repeat(43)}` },
    ];
    const changed = await order({}, { hostKeys });
    expect(await refusal(changed)).toBe('host-key-changed');
    expect((await portal.endOf(changed.session)).hostKey).toMatchObject({
      presented: { type: 'x509' },
      pinned: hostKeys,
    });
    const invalid = await order({ certificate: 'verify' });
    expect(await refusal(invalid)).toBe('certificate-invalid');
    expect(plain.told('/sign-in')).toHaveLength(before);
  });

  it('says that nobody answers', async () => {
    const closed = await WebConsole.start({ username: 'admin', password });
    await closed.stop();
    const port = closed.port;
    const given = await order({ certificate: 'verify' }, { port });
    expect(await refusal(given)).toBe('unreachable');
  });
});
