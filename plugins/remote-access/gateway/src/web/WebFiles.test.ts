import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { newId } from '@wardroom/platform-common';
import { BrowserPipe } from './BrowserPipe';
import { WebFiles } from './WebFiles';

const guid = '0b1f3c66-7d0c-4a3e-9c0e-3f0f6a3b8a11';
const other = '5a0e1f5e-0f5b-4d8f-8a27-0c9d4c2a7c22';

describe('what a browser downloads', () => {
  let folder: string;
  let browser: PassThrough;
  let offered: string[];
  let files: WebFiles;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardroom-downloads-'));
    browser = new PassThrough();
    offered = [];
    const pipe = new BrowserPipe(new PassThrough(), browser);
    files = new WebFiles(pipe, { folder, most: 100 }, path =>
      offered.push(path),
    );
  });
  afterEach(() => rm(folder, { recursive: true }));

  const say = (method: string, params: object) => {
    browser.write(`${JSON.stringify({ method, params })}\0`);
  };
  const begin = (id: string, suggestedFilename: string) =>
    say('Browser.downloadWillBegin', { guid: id, suggestedFilename });
  const progress = (id: string, state: string, bytes = 5) =>
    say('Browser.downloadProgress', {
      ...{ guid: id, state, receivedBytes: bytes, totalBytes: bytes },
    });
  const heard = () => new Promise(resolve => setImmediate(resolve));

  async function content(path: string): Promise<string> {
    const pieces: Buffer[] = [];
    const { signal } = new AbortController();
    for await (const piece of files.read(path, 100, signal)) {
      pieces.push(piece);
    }
    return Buffer.concat(pieces).toString();
  }

  it('can be fetched by its name when it is complete', async () => {
    await writeFile(join(folder, guid), 'hello');
    begin(guid, 'report.pdf');
    await heard();
    await expect(content('/report.pdf')).rejects.toThrow('no such file');
    progress(guid, 'completed');
    await heard();
    expect(offered).toEqual(['/report.pdf']);
    expect(await content('/report.pdf')).toBe('hello');
    const { entries } = await files.list('/');
    expect(entries).toMatchObject([{ name: 'report.pdf', bytes: 5 }]);
  });

  it('has a name of its own, whatever the page calls it', async () => {
    for (const [id, name] of [
      [guid, '../../etc/passwd'],
      [other, 'download'],
    ]) {
      begin(id, name);
      progress(id, 'completed');
    }
    await heard();
    expect(offered).toEqual(['/download', '/download (2)']);
  });

  it('is given up when it is longer than it may be', async () => {
    begin(guid, 'disk.img');
    progress(guid, 'inProgress', 101);
    await heard();
    expect(offered).toEqual(['/disk.img']);
    await expect(content('/disk.img')).rejects.toMatchObject({
      fault: 'too-long',
    });
  });

  it('is no file of this machine, whatever lies in its place', async () => {
    const secret = join(folder, newId('fil'));
    await writeFile(secret, 'canary');
    await symlink(secret, join(folder, guid));
    begin(guid, 'report.pdf');
    progress(guid, 'completed');
    await heard();
    await expect(content('/report.pdf')).rejects.toThrow('no such file');
  });
});
