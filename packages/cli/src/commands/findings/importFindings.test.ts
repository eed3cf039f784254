import { createServer, type IncomingMessage } from 'node:http';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '../../testing/call';

const queued = {
  ...{ id: 'imp_aaaa', tenant: 'acme', name: 'report.json', state: 'queued' },
  ...{ progress: 0, warningCount: 0 },
};
const counts = {
  ...{ records: 5, created: 2, updated: 1, reopened: 0, closed: 3 },
  ...{ unchanged: 0, assets: { known: 1, discovered: 0 } },
  skipped: [{ reason: 'older than the scan of 2026-11-01', records: 1 }],
};
const done = { ...queued, state: 'done', format: 'grype', counts };

describe('wardroom findings import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wardroom-import-'));
  const path = join(folder, 'report.json');
  /** Answers to the questions after the upload, one after the other. */
  let answers: object[];
  let asked: string[];
  let body: string;
  let env: Record<string, string>;
  const server = createServer(async (req, res) => {
    asked.push(`${req.method} ${req.url} ${req.headers['content-length']}`);
    if (req.url?.includes('large')) {
      const problem = { type: 'about:blank', title: 'Too large', status: 413 };
      res
        .writeHead(413, { 'content-type': 'application/problem+json' })
        .end(JSON.stringify({ ...problem, detail: 'The file is too large' }));
    } else if (req.method === 'POST') {
      body = await textOf(req);
      res.writeHead(202).end(JSON.stringify(queued));
    } else res.end(JSON.stringify({ ...answers.shift(), warnings: [] }));
  });

  beforeAll(async () => {
    writeFileSync(path, 'the report');
    await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    env = { WARDROOM_URL: `http://127.0.0.1:${port}`, WARDROOM_TOKEN: 'tok' };
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await new Promise(closed => server.close(closed));
  });
  beforeEach(() => {
    asked = [];
  });

  const run = (...options: string[]) =>
    call(['findings', 'import', path, '--tenant', 'acme', ...options], env);

  it('sends the file as it is, waits, and says what it changed', async () => {
    answers = [{ ...queued, state: 'reading', progress: 40 }, done];
    const { code, out } = await run('--format', 'grype', '--no-close');
    expect(asked[0]).toBe(
      'POST /api/assets/tenants/acme/scan-imports?name=report.json&format=grype&closes=false 10',
    );
    expect(body).toBe('the report');
    expect(out).toMatch(/Findings created +2\n/);
    expect(out).toMatch(/Records skipped +1 \(older than/);
    expect(code).toBe(0);
  });

  it('prints the import as JSON', async () => {
    answers = [done];
    const { out } = await run('--json');
    expect(JSON.parse(out)).toEqual(done);
  });

  it('does not wait where it is told so', async () => {
    const { code, out } = await run('--no-wait', '--json');
    expect([code, JSON.parse(out).state]).toEqual([0, 'queued']);
    expect(asked).toHaveLength(1);
  });

  it('fails where the import failed, or waits for somebody', async () => {
    answers = [{ ...queued, state: 'failed', reason: 'The file is empty' }];
    await expect(run()).resolves.toMatchObject({
      ...{ code: 1, err: expect.stringMatching(/^The file is empty\n/) },
    });
    answers = [{ ...done, state: 'held', reason: 'It would close 9 of 9' }];
    await expect(run()).resolves.toMatchObject({
      code: 1,
      err: expect.stringMatching(/would close 9.*Confirm or cancel/s),
    });
  });

  it('says why a file is not taken, which the server does not wait for', async () => {
    const large = join(folder, 'large.json');
    writeFileSync(large, '');
    truncateSync(large, 2 ** 28);
    const args = ['findings', 'import', large, '--tenant', 'acme'];
    await expect(call(args, env)).resolves.toMatchObject({
      ...{ code: 1, err: expect.stringMatching(/The file is too large/) },
    });
  });

  it('asks whose findings they are, and for a file that is there', async () => {
    const nobody = await call(['findings', 'import', path], env);
    expect(nobody).toMatchObject({
      ...{ code: 1, err: expect.stringMatching(/--tenant/) },
    });
    const none = ['findings', 'import', `${path}x`, '--tenant', 'acme'];
    await expect(call(none, env)).resolves.toMatchObject({ code: 1 });
    expect(asked).toEqual([]);
  });
});

async function textOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
