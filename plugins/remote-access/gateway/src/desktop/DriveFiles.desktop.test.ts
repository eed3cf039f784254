import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@wardroom/platform-test-utils';
import type { SessionPolicy } from '@wardroom/remote-access-common';
import { BrowserFiles } from '../testing/BrowserFiles';
import { describeWithDesktops } from '../testing/describeWithDesktops';
import { DesktopBrowser } from '../testing/DesktopBrowser';
import { desktopOrder } from '../testing/desktopOrder';
import { FakePortal } from '../testing/FakePortal';
import { guacdPlace } from '../testing/guacdPlace';
import { readDesktop } from '../testing/readDesktop';
import { RdpServer } from '../testing/RdpServer';

const password = 'canary-of-drive-31';
const virus = 'canary-eicar-9042';
const both = { fileInBytes: 400_000, fileOutBytes: 400_000 };

describeWithDesktops('the files of an RDP desktop', () => {
  let portal: FakePortal;
  let rdp: RdpServer;
  beforeAll(async () => {
    [portal, rdp] = await Promise.all([
      FakePortal.start({
        guacd: guacdPlace(),
        scanner: ['sh', '-c', `! grep -q ${virus}`],
      }),
      RdpServer.start(password),
    ]);
  }, 60_000);
  afterAll(async () => {
    await portal.stop();
    await rdp.stop();
  });
  beforeEach(() => {
    portal.answers.file = true;
    portal.files.length = 0;
  });
  afterEach(async () => {
    // Nothing of any file stays with the gateway, however it ended.
    const quarantine = join(portal.directory, 'state/quarantine');
    await until(() => readdirSync(quarantine).length === 0);
  });

  async function open(policy: Partial<SessionPolicy> = both) {
    const order = await desktopOrder(portal, {
      target: {
        ...{ port: rdp.port, username: rdp.username },
        settings: {
          ...{ protocol: 'rdp', security: 'any', certificate: 'pin' },
          ...{ drive: true, keyboard: 'en-us-qwerty' },
        },
      },
      ...{ password, policy },
    });
    const ticket = portal.ticketFor(order);
    const browser = await DesktopBrowser.open(portal, { ticket });
    const files = new BrowserFiles(browser);
    files.acknowledge();
    return { order, browser, files };
  }

  async function end(browser: DesktopBrowser) {
    browser.tell({ type: 'end' });
    await browser.closes();
  }

  const sha256 = (content: Buffer) =>
    createHash('sha256').update(content).digest('hex');

  it('go there and come back as they are, on record each time, and overwrite nothing', async () => {
    const { order, browser, files } = await open();
    expect(await browser.notice('ready')).toMatchObject({
      files: { in: 400_000, out: 400_000 },
    });
    const content = randomBytes(300_003);
    const hash = sha256(content);
    const path = '/notes of today.bin';
    expect(await files.upload({ path, content }, 1)).toMatchObject({
      ...{ type: 'file-done', sha256: hash },
    });
    expect(await files.list('/', 2)).toMatchObject({
      entries: expect.arrayContaining([
        { name: 'notes of today.bin', kind: 'file' },
      ]),
    });
    const back = await files.download(path, 3);
    expect(back.done).toMatchObject({ type: 'file-done', sha256: hash });
    expect(back.content.equals(content)).toBe(true);
    const other = { path, content: Buffer.from('other') };
    expect(await files.upload(other, 4)).toMatchObject({ fault: 'exists' });
    expect(portal.files).toEqual([
      { way: 'uploaded', path, bytes: content.length, sha256: hash },
      { way: 'downloaded', path, bytes: content.length, sha256: hash },
      expect.objectContaining({ way: 'uploaded', bytes: 5 }),
      expect.objectContaining({ way: 'uploaded', fault: 'exists' }),
    ]);
    await end(browser);
    const { events } = await readDesktop(portal, order);
    expect(events.map(one => [one.event, one.sha256 ?? one.note])).toEqual([
      ['opened', undefined],
      ['uploaded', hash],
      ['downloaded', hash],
      ['uploaded', sha256(other.content)],
      ['uploaded', 'exists'],
      ['ended', expect.anything()],
    ]);
  });

  it('that are refused leave nothing on the other side, and the page is told why', async () => {
    const { browser, files } = await open();
    const bad = { path: '/bad.txt', content: Buffer.from(virus) };
    expect(await files.upload(bad, 1)).toMatchObject({ fault: 'unsafe' });
    const long = { path: '/long.txt', content: Buffer.alloc(400_001) };
    expect(await files.upload(long, 2)).toMatchObject({ fault: 'too-long' });
    portal.answers.file = false;
    const dark = { path: '/dark.txt', content: Buffer.from('x') };
    expect(await files.upload(dark, 3)).toMatchObject({ fault: 'denied' });
    portal.answers.file = true;
    const listed = await files.list('/', 4);
    expect(JSON.stringify(listed)).not.toMatch(/bad|long|dark/);
    let id = 4;
    for (const [path, fault] of [
      ['/nothing-here', 'not-found'],
      ['/', 'not-a-file'],
      ['/../../etc/passwd', 'not-found'],
      ['/..\\..\\etc\\passwd', 'not-found'],
    ]) {
      id += 1;
      const { done } = await files.download(path, id);
      expect([path, done]).toEqual([path, { type: 'file-failed', id, fault }]);
    }
    await end(browser);
  });

  it('pass in one direction where the rules say so, and a browser cannot ask guacd itself', async () => {
    const { browser, files } = await open({ fileInBytes: 1_000 });
    const mine = { path: '/mine.txt', content: Buffer.from('mine') };
    expect(await files.upload(mine, 1)).toMatchObject({ type: 'file-done' });
    const { done } = await files.download('/mine.txt', 2);
    expect(done).toMatchObject({ fault: 'denied' });
    browser.send('get', 0, '/mine.txt');
    browser.send('file', 0, 'text/plain', 'theirs.txt');
    browser.send('put', 0, 1, 'text/plain', '/theirs.txt');
    const listed = await files.list('/', 3);
    expect(JSON.stringify(listed)).toContain('mine.txt');
    expect(JSON.stringify(listed)).not.toContain('theirs');
    for (const opcode of ['body', 'file', 'filesystem']) {
      expect(browser.count(opcode)).toBe(0);
    }
    await end(browser);
  });

  it('are there again after a reload', async () => {
    const { browser } = await open();
    const { resume } = await browser.notice('ready');
    browser.ws.terminate();
    await portal.until(() => portal.heard.some(text => text.includes('lost')));
    const again = await DesktopBrowser.open(portal, { resume });
    const files = new BrowserFiles(again);
    const file = { path: '/again.txt', content: Buffer.from('again') };
    expect(await files.upload(file, 1)).toMatchObject({ type: 'file-done' });
    await end(again);
  });
});
