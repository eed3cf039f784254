import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  FileProtocol,
  type SessionPolicy,
} from '@wardroom/remote-access-common';
import { describeWithSshd } from '../testing/describeWithSshd';
import { FakePortal } from '../testing/FakePortal';
import { Sshd } from '../testing/Sshd';
import { BrowserFiles } from '../testing/BrowserFiles';
import { TestBrowser } from '../testing/TestBrowser';

const MB = 1024 * 1024;
const both = { fileInBytes: 4 * MB, fileOutBytes: 4 * MB };
const virus = 'canary-eicar-7741';

describeWithSshd('files of a session', () => {
  let sshd: Sshd;
  let portal: FakePortal;
  let directory: string;
  beforeAll(async () => {
    sshd = await Sshd.start(['Subsystem sftp internal-sftp']);
    portal = await FakePortal.start({
      scanner: ['sh', '-c', `! grep -q ${virus}`],
    });
    directory = await mkdtemp(join(tmpdir(), 'wardroom-files-'));
  });
  afterAll(async () => {
    await portal.stop();
    await sshd.stop();
    await rm(directory, { recursive: true });
  });
  beforeEach(() => {
    portal.answers.file = true;
    portal.files.length = 0;
  });
  afterEach(async () => {
    // Nothing of any file stays with the gateway, however it ended: this throws where something does.
    const quarantine = join(portal.directory, 'state/quarantine');
    await portal.until(() => readdirSync(quarantine).length === 0);
  });

  async function open(policy: Partial<SessionPolicy> = both) {
    const order = await portal.order({
      target: { port: sshd.port, username: sshd.username },
      secret: { kind: 'private-key', privateKey: await sshd.privateKey() },
      hostKeys: [sshd.hostKey()],
      policy,
    });
    const browser = await TestBrowser.terminal(portal, portal.ticketFor(order));
    return { browser, files: new BrowserFiles(browser) };
  }

  const sha256 = (content: Buffer) =>
    createHash('sha256').update(content).digest('hex');

  it('are listed, from the home directory on', async () => {
    const { browser, files } = await open();
    const { fileInBytes, fileOutBytes } = both;
    // What the page is told when the session opens: without it there is no panel.
    expect(await browser.notice('ready')).toMatchObject({
      files: { in: fileInBytes, out: fileOutBytes },
    });
    browser.tell({ type: 'file-list', id: 1 });
    expect((await files.answer(1, 'files')).path).toMatch(/^\//);
    await writeFile(join(directory, 'listed.txt'), 'hello');
    await symlink('/etc/hostname', join(directory, 'link'));
    browser.tell({ type: 'file-list', id: 2, path: directory });
    const { entries } = await files.answer(2, 'files');
    expect(entries).toMatchObject([
      { name: 'link', kind: 'link' },
      { name: 'listed.txt', kind: 'file', bytes: 5 },
    ]);
    browser.tell({ type: 'end' });
  });

  it('come down as they are, hashed and on record before the first byte', async () => {
    const content = randomBytes(2 * MB + 17);
    const path = join(directory, 'down.bin');
    await writeFile(path, content);
    const { browser, files } = await open();
    files.acknowledge();
    const { done, content: got } = await files.download(path);
    const hash = sha256(content);
    expect(done).toMatchObject({ type: 'file-done', sha256: hash });
    expect(got.equals(content)).toBe(true);
    expect(portal.files).toEqual([
      { way: 'downloaded', path, bytes: content.length, sha256: hash },
    ]);
    browser.tell({ type: 'end' });
  });

  it('go up as they are, and overwrite nothing', async () => {
    const content = randomBytes(MB + 3);
    const path = join(directory, 'up.bin');
    const { browser, files } = await open();
    const hash = sha256(content);
    expect(await files.upload({ path, content })).toMatchObject({
      ...{ type: 'file-done', sha256: hash },
    });
    expect((await readFile(path)).equals(content)).toBe(true);
    expect(portal.files).toEqual([
      { way: 'uploaded', path, bytes: content.length, sha256: hash },
    ]);
    const other = Buffer.from('other');
    expect(await files.upload({ path, content: other }, 2)).toMatchObject({
      fault: 'exists',
    });
    expect((await readFile(path)).equals(content)).toBe(true);
    browser.tell({ type: 'end' });
  });

  it('wait for the browser: one that takes nothing is sent no more than its window', async () => {
    const path = join(directory, 'patient.bin');
    await writeFile(path, randomBytes(3 * MB));
    const { browser, files } = await open();
    browser.tell({ type: 'file-get', id: 1, path });
    const sent = () =>
      files.notices
        .flatMap(n => (n.type === 'file-data' ? [n.data.length] : []))
        .reduce((a, b) => a + b, 0) * 0.75;
    await browser.until(() => sent() > FileProtocol.window);
    // A question that is answered later than everything before it.
    browser.tell({ type: 'file-list', id: 2, path: directory });
    await files.answer(2, 'files');
    expect(sent()).toBeLessThan(FileProtocol.window + 3 * FileProtocol.piece);
    browser.tell({ type: 'file-cancel', id: 1 });
    expect(await files.outcome(1)).toMatchObject({ fault: 'cancelled' });
    browser.tell({ type: 'end' });
    await browser.closes();
  });

  it.each([
    ['up only', { fileInBytes: MB, fileOutBytes: 0 }, 'denied', 'file-done'],
    ['down only', { fileInBytes: 0, fileOutBytes: MB }, 'file-done', 'denied'],
  ])('go %s where the rules say so', async (_, policy, down, up) => {
    const path = join(directory, `source-${down}`);
    await writeFile(path, 'x');
    const { browser, files } = await open(policy);
    const got = await files.download(path);
    expect(JSON.stringify(got.done)).toContain(down);
    const there = join(directory, `goal-${up}`);
    const file = { path: there, content: Buffer.from('x') };
    const put = await files.upload(file, 2);
    expect(JSON.stringify(put)).toContain(up);
    browser.tell({ type: 'end' });
  });

  it('are none where the rules say nothing, and the page is told so', async () => {
    const { browser } = await open({});
    expect(await browser.notice('ready')).not.toHaveProperty('files');
    browser.tell({ type: 'file-list', id: 1 });
    browser.type('echo $((40+2))\n');
    await browser.shows('42');
    expect(browser.notices.some(n => n.type === 'files')).toBe(false);
    browser.tell({ type: 'end' });
  });

  it('are refused beyond the limit, on record', async () => {
    const path = join(directory, 'long.bin');
    await writeFile(path, randomBytes(2_000));
    const { browser, files } = await open({
      fileInBytes: 1_000,
      fileOutBytes: 1_000,
    });
    const { done } = await files.download(path);
    expect(done).toMatchObject({ fault: 'too-long' });
    const there = join(directory, 'long2.bin');
    const file = { path: there, content: randomBytes(1_001) };
    const put = await files.upload(file, 2);
    expect(put).toMatchObject({ fault: 'too-long' });
    expect(portal.files.map(f => f.fault)).toEqual(['too-long', 'too-long']);
    browser.tell({ type: 'end' });
  });

  it('stop at the scanner, both ways, without a byte on the other side', async () => {
    const path = join(directory, 'infected.txt');
    await writeFile(path, `a ${virus} b`);
    const { browser, files } = await open();
    const { done, content } = await files.download(path);
    expect(done).toMatchObject({ fault: 'unsafe' });
    expect(content).toHaveLength(0);
    const there = join(directory, 'infected2.txt');
    const file = { path: there, content: Buffer.from(virus) };
    const put = await files.upload(file, 2);
    expect(put).toMatchObject({ fault: 'unsafe' });
    await expect(readFile(there)).rejects.toThrow('ENOENT');
    expect(portal.files).toMatchObject([
      { way: 'downloaded', path, fault: 'unsafe' },
      { way: 'uploaded', path: there, fault: 'unsafe' },
    ]);
    browser.tell({ type: 'end' });
  });

  it('stay where they are when they cannot be put on record', async () => {
    portal.answers.file = false;
    const path = join(directory, 'secret.txt');
    await writeFile(path, 'secret');
    const { browser, files } = await open();
    const { done, content } = await files.download(path);
    expect(done).toMatchObject({ type: 'file-failed' });
    expect(content).toHaveLength(0);
    browser.tell({ type: 'end' });
  });

  it('cannot be asked for by paths that go elsewhere, or that are no files', async () => {
    const { browser, files } = await open();
    const faults: Record<string, string> = {
      [`${directory}/../../etc/passwd`]: 'not-found',
      'relative.txt': 'not-found',
      [join(directory, 'nothing-here')]: 'not-found',
      [directory]: 'not-a-file',
      '/dev/zero': 'not-a-file',
    };
    let id = 0;
    for (const [path, fault] of Object.entries(faults)) {
      id += 1;
      const { done } = await files.download(path, id);
      expect([path, done]).toEqual([path, { type: 'file-failed', id, fault }]);
    }
    browser.tell({ type: 'end' });
  });

  it('end with the session, and what is half there is taken away', async () => {
    const { browser, files } = await open();
    const path = join(directory, 'half.bin');
    browser.tell({ type: 'file-put', id: 1, path, bytes: MB });
    await files.answer(1, 'file-progress');
    const data = randomBytes(1_000).toString('base64');
    browser.tell({ type: 'file-data', id: 1, data });
    browser.tell({ type: 'end' });
    await browser.closes();
    await portal.until(() => portal.files.length === 1);
    expect(portal.files[0]).toMatchObject({ path, fault: 'cancelled' });
    await expect(readFile(path)).rejects.toThrow('ENOENT');
  });
});
