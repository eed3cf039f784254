import { createHash } from 'node:crypto';
import { until } from '@wardroom/platform-test-utils';
import type { SessionPolicy } from '@wardroom/remote-access-common';
import { BrowserFiles } from '../testing/BrowserFiles';
import { browserPlace } from '../testing/browserPlace';
import { describeWithBrowsers } from '../testing/describeWithBrowsers';
import { DesktopBrowser } from '../testing/DesktopBrowser';
import { FakePortal } from '../testing/FakePortal';
import { guacdPlace } from '../testing/guacdPlace';
import { backup, WebConsole } from '../testing/WebConsole';
import { webOrder } from '../testing/webOrder';

const password = 'canary-of-files-23';
const sha256 = createHash('sha256').update(backup).digest('hex');

describeWithBrowsers('the files of a web application', () => {
  let portal: FakePortal;
  let app: WebConsole;
  beforeAll(async () => {
    [portal, app] = await Promise.all([
      FakePortal.start({ guacd: guacdPlace(), browser: browserPlace() }),
      WebConsole.start({ username: 'admin', password }, false),
    ]);
  }, 60_000);
  afterAll(async () => {
    await portal.stop();
    await app.stop();
  });

  async function open(policy: Partial<SessionPolicy>) {
    app.asked.length = 0;
    const settings = { path: '/hostile' };
    const order = await webOrder(portal, app, { password, policy, settings });
    const ticket = portal.ticketFor(order);
    const browser = await DesktopBrowser.open(portal, { ticket });
    await until(() => app.told('/shown').includes('/hostile'));
    const files = new BrowserFiles(browser);
    files.acknowledge();
    const close = async () => {
      browser.tell({ type: 'end' });
      await portal.endOf(order.session);
    };
    return { browser, files, close };
  }

  const offered = (browser: DesktopBrowser, path: string) =>
    browser.until(
      () =>
        browser.notices.some(
          notice => notice.type === 'file-offered' && notice.path === path,
        ),
      'an offered file',
    );

  it('are fetched by the way of all files: whole, hashed and on record', async () => {
    const { browser, files, close } = await open({ fileOutBytes: 1_000_000 });
    expect(await browser.notice('ready')).toMatchObject({
      files: { in: 0, out: 1_000_000 },
    });
    browser.type('8');
    await offered(browser, '/backup.cfg');
    const { done, content } = await files.download('/backup.cfg');
    expect(done).toMatchObject({ type: 'file-done', sha256 });
    expect(content.toString()).toBe(backup);
    expect(portal.files).toMatchObject([
      { way: 'downloaded', path: '/backup.cfg', sha256 },
    ]);
    browser.type('9');
    await offered(browser, '/disk.cfg');
    const large = await files.download('/disk.cfg', 2);
    expect(large.done).toMatchObject({ fault: 'too-long' });
    const foreign = await files.download('/../road', 3);
    expect(foreign.done).toMatchObject({ fault: 'not-found' });
    await close();
  });

  it('stay there where the rules allow none', async () => {
    const { browser, files, close } = await open({ fileOutBytes: 0 });
    browser.type('8');
    await until(() => app.asked.some(({ path }) => path === '/backup'));
    browser.type('z');
    await until(() => app.told('/key').includes('z'));
    expect(files.notices).toEqual([]);
    expect(JSON.stringify(browser.notices)).not.toContain('file-offered');
    await close();
  });
});
