import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '../../testing/call';

let asked: string[] = [];
let refusal: string | undefined;
const server = createServer(async (req, res) => {
  asked.push(`${req.method} ${req.url} ${await textOf(req)}`);
  if (refusal) {
    const problem = { type: 'about:blank', title: 'Bad Request', status: 400 };
    res.writeHead(400, { 'content-type': 'application/problem+json' });
    res.end(JSON.stringify({ ...problem, detail: refusal }));
    return;
  }
  const kev = { feed: 'kev', release: '2026.11.20', records: 1404 };
  res.end(JSON.stringify({ feeds: [kev, { feed: 'epss', records: 0 }] }));
});
const folder = mkdtempSync(join(tmpdir(), 'wardroom-list-'));
const file = join(folder, 'kev.json');
let env: Record<string, string>;

beforeAll(async () => {
  writeFileSync(file, '{"count":1404}');
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  env = { WARDROOM_URL: `http://127.0.0.1:${port}`, WARDROOM_TOKEN: 'tok' };
});
afterAll(async () => {
  await new Promise(done => server.close(done));
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  asked = [];
  refusal = undefined;
});

describe('wardroom intelligence load', () => {
  it('sends the file as it is and says what the server made of it', async () => {
    const { code, out } = await call(
      ['intelligence', 'load', 'kev', file],
      env,
    );
    expect(out).toBe('kev 2026.11.20: 1404 CVEs\n');
    expect(code).toBe(0);
    expect(asked).toEqual([
      'POST /api/assets/intelligence/kev/load {"count":1404}',
    ]);
  });

  it('fails with the words of the server', async () => {
    refusal = 'file: It is a web page and not the list';
    const { code, err } = await call(
      ['intelligence', 'load', 'kev', file],
      env,
    );
    expect([code, err]).toEqual([1, `${refusal}\n`]);
  });

  it('says which lists there are', async () => {
    const { code, err } = await call(
      ['intelligence', 'load', 'cve', file],
      env,
    );
    expect([code, err]).toEqual([1, '"cve" is no list: say kev or epss\n']);
    expect(asked).toEqual([]);
  });
});

async function textOf(req: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of req) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}
