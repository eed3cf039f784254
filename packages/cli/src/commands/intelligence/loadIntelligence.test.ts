import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servePortal } from '../../testing/servePortal';

let refusal: string | undefined;
const { asked, run } = servePortal(() => {
  if (refusal) {
    const problem = { type: 'about:blank', title: 'Bad Request', status: 400 };
    return Response.json({ ...problem, detail: refusal }, { status: 400 });
  }
  const kev = { feed: 'kev', release: '2026.11.20', records: 1404 };
  return { feeds: [kev, { feed: 'epss', records: 0 }] };
});
const folder = mkdtempSync(join(tmpdir(), 'wardroom-list-'));
const file = join(folder, 'kev.json');

beforeAll(() => writeFileSync(file, '{"count":1404}'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  refusal = undefined;
});

describe('wardroom intelligence load', () => {
  it('sends the file as it is and says what the server made of it', async () => {
    const { code, out } = await run('intelligence', 'load', 'kev', file);
    expect(out).toBe('kev 2026.11.20: 1404 CVEs\n');
    expect(code).toBe(0);
    expect(asked).toEqual([
      'POST /api/assets/intelligence/kev/load {"count":1404}',
    ]);
  });

  it('fails with the words of the server', async () => {
    refusal = 'file: It is a web page and not the list';
    const { code, err } = await run('intelligence', 'load', 'kev', file);
    expect([code, err]).toEqual([1, `${refusal}\n`]);
  });

  it('says which lists there are', async () => {
    const { code, err } = await run('intelligence', 'load', 'cve', file);
    expect([code, err]).toEqual([1, '"cve" is no list: say kev or epss\n']);
    expect(asked).toEqual([]);
  });
});
