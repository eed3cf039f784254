import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScanNews } from '@wardroom/remote-access-common';
import { scanBehindDoor } from './scanBehindDoor';

const folder = mkdtempSync(join(tmpdir(), 'wsd-'));
const door = join(folder, 'door.sock');
const wish = { type: 'full' as const, targets: ['10.0.0.0/24'] };

describe('scanBehindDoor', () => {
  let server: Server;
  let heard: string;
  let visitor: Socket;
  let answers: string[];

  beforeEach(async () => {
    heard = '';
    server = createServer(socket => {
      visitor = socket;
      socket.on('error', () => {});
      socket.on('data', bytes => {
        heard += bytes.toString();
        for (const answer of answers.splice(0, 1)) socket.write(answer);
        if (!answers.length) socket.end();
      });
    });
    await new Promise<void>(resolve => {
      server.listen(door, resolve);
    });
  });

  afterEach(() => server.close());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function scan(...said: string[]): Promise<ScanNews[]> {
    answers = said;
    const news: ScanNews[] = [];
    const { signal } = new AbortController();
    const tell = async (each: ScanNews) => {
      news.push(each);
    };
    await scanBehindDoor(door, wish, { signal, tell });
    return news;
  }

  const line = (news: ScanNews) => `${JSON.stringify(news)}\n`;

  it('says what is wished for, and tells what comes of it', async () => {
    const news = [{ text: '<nmaprun/>', percent: 50 }, { end: {} }];
    await expect(scan('OK 0.1\n', news.map(line).join(''))).resolves.toEqual(
      news,
    );
    expect(heard).toBe(`WARDROOM/1 SCAN\n${JSON.stringify(wish)}\n`);
  });

  it.each([
    ['ERR site-down\n', 'site-down'],
    ['ERR no-scans\n', 'no-scanner'],
    ['ERR bad-request\n', 'no-scanner'],
  ])('says why a door answers %j', async (answer, reason) => {
    await expect(scan(answer)).resolves.toEqual([
      { end: { fault: { reason } } },
    ]);
  });

  it('takes a door that is shut for a fault, and so what is no news', async () => {
    const [text, end] = await scan('OK 0.1\n', line({ text: '<nmaprun>' }));
    expect(text).toEqual({ text: '<nmaprun>' });
    expect(end).toEqual({ end: { fault: { reason: 'site-down' } } });
    const odd = await scan('OK 0.1\n', '{"text":1}\n');
    expect(odd).toEqual([{ end: { fault: { reason: 'site-down' } } }]);
  });

  it('leaves the door when it is ended', async () => {
    answers = ['OK 0.1\n', line({ percent: 1 }), line({ end: {} })];
    const stop = new AbortController();
    const news: ScanNews[] = [];
    await scanBehindDoor(door, wish, {
      signal: stop.signal,
      tell: async each => {
        news.push(each);
        stop.abort();
      },
    });
    expect(news.at(-1)).toEqual({ end: { fault: { reason: 'ended' } } });
    await new Promise<void>(resolve => {
      if (visitor.destroyed) resolve();
      else visitor.once('close', () => resolve());
    });
  });

  it('says so where there is no connector', async () => {
    server.close();
    rmSync(door, { force: true });
    await expect(scan()).resolves.toEqual([
      { end: { fault: { reason: 'connector-lost' } } },
    ]);
  });
});
