import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '../../testing/call';

type Answer = { status?: number; body: unknown };

let answers: Record<string, Answer>;
let requests: { line: string; authorization?: string; body: string }[];
const server = createServer(async (req, res) => {
  const line = `${req.method} ${req.url}`;
  const { authorization } = req.headers;
  requests.push({ line, authorization, body: await textOf(req) });
  const { status = 200, body } = answers[line] ?? { status: 502, body: 'no' };
  res.writeHead(status, { location: 'http://127.0.0.1:1/' });
  res.end(typeof body === 'string' ? body : JSON.stringify(body));
});
let env: Record<string, string>;

beforeAll(async () => {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  env = { WARDROOM_URL: `http://127.0.0.1:${port}/`, WARDROOM_TOKEN: 'tok' };
});
afterAll(() => new Promise(done => server.close(done)));
beforeEach(() => {
  requests = [];
});

const folder = mkdtempSync(join(tmpdir(), 'wardroom-files-'));
mkdirSync(join(folder, 'more'));
writeFileSync(join(folder, 'b.yaml'), 'kind: User');
writeFileSync(join(folder, 'more/a.yml'), 'kind: Asset');
writeFileSync(join(folder, 'notes.txt'), 'not applied');

const plan = (changes: object[], counts: object = {}) => ({
  body: {
    dryRun: true,
    changes,
    created: 0,
    updated: 0,
    unchanged: 0,
    ...counts,
  },
});
const fields = [
  { field: 'tier', before: 'basic', after: 'premium' },
  { field: 'name', after: 'Acme' },
];

describe('wardroom apply', () => {
  it('applies all YAML files of a folder, customers first, and tells every field', async () => {
    answers = {
      'POST /api/tenants/apply': plan(
        [{ entity: 'customer:acme', action: 'update', fields }],
        { updated: 1 },
      ),
      'POST /api/assets/apply': plan(
        [{ entity: 'asset:acme/web-01', action: 'create', fields: [] }],
        { created: 1, unchanged: 2 },
      ),
    };
    const { code, out } = await call(['apply', folder], env);
    expect({ code, out }).toEqual({
      code: 0,
      out: [
        '~ customer:acme',
        '    tier: "basic" → "premium"',
        '    name: "Acme"',
        '+ asset:acme/web-01',
        '1 created, 1 changed, 2 unchanged',
        '',
      ].join('\n'),
    });
    expect(requests.map(({ line }) => line)).toEqual(Object.keys(answers));
    expect(requests[0].authorization).toBe('Bearer tok');
    expect(JSON.parse(requests[1].body)).toEqual({
      files: 'kind: User\n---\nkind: Asset',
      dryRun: false,
    });
  });

  it('tries without assets where their customers are still to be made', async () => {
    answers = {
      'POST /api/tenants/apply': plan(
        [{ entity: 'customer:acme', action: 'create', fields: [] }],
        { created: 1 },
      ),
    };
    const { code, out, err } = await call(['apply', folder, '--dry-run'], env);
    expect(code).toBe(0);
    expect(out).toContain('1 would be created');
    expect(err).toContain('Assets are left out of this trial');
    expect(requests).toHaveLength(1);
  });

  it('says what the server says', async () => {
    const detail = 'b.yaml: kind must be one of Customer, User';
    answers = {
      'POST /api/tenants/apply': {
        status: 400,
        body: {
          type: 'about:blank',
          title: 'The request is not valid',
          status: 400,
          detail,
        },
      },
    };
    await expect(call(['apply', folder], env)).resolves.toEqual({
      code: 1,
      out: '',
      err: `${detail}\n`,
    });
  });

  it.each([
    [401, 'The server does not take this token'],
    [500, 'The server answered with status 500'],
    // The token must not follow to another server.
    [302, 'cannot be reached'],
  ])('finds words for the status %d', async (status, message) => {
    answers = { 'POST /api/tenants/apply': { status, body: '<html>' } };
    const { code, err } = await call(['apply', folder], env);
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err).not.toContain('tok\n');
  });

  it.each([
    [{}, 'Say which server: --url or WARDROOM_URL'],
    [
      { WARDROOM_URL: 'http://127.0.0.1:1' },
      'Say who asks: --token or WARDROOM_TOKEN',
    ],
    [
      { WARDROOM_URL: 'http://127.0.0.1:1', WARDROOM_TOKEN: 'x' },
      'http://127.0.0.1:1 cannot be reached',
    ],
  ])('needs a server and a token: %j', async (given, message) => {
    const { code, err } = await call(['apply', folder], given as never);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });

  it('needs YAML files', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'wardroom-none-'));
    await expect(call(['apply', empty], env)).resolves.toMatchObject({
      code: 1,
      err: expect.stringContaining('holds no YAML file'),
    });
  });
});

describe('wardroom export', () => {
  it('gives the files of all contexts as one', async () => {
    answers = {
      'GET /api/tenants/tenants/acme/export': { body: 'kind: Customer\n' },
      'GET /api/assets/tenants/acme/export': { body: 'kind: Asset\n' },
    };
    const { code, out } = await call(['export', 'acme'], env);
    expect({ code, out }).toEqual({
      code: 0,
      out: 'kind: Customer\n---\nkind: Asset\n',
    });
  });

  it('leaves no half file behind', async () => {
    answers = {
      'GET /api/tenants/tenants/acme/export': { body: 'kind: Customer\n' },
    };
    const output = join(folder, 'acme.out');
    const { code } = await call(['export', 'acme', '-o', output], env);
    expect(code).toBe(1);
    expect(() => statSync(output)).toThrow('ENOENT');
  });
});

describe('wardroom audit export', () => {
  it('saves a trail for its owner only, and never over another file', async () => {
    answers = {
      'GET /api/audit/tenants/acme/trail.jsonl?after=7': { body: '{}\n' },
    };
    const output = join(folder, 'trail.jsonl');
    const args = [
      'audit',
      'export',
      '--tenant',
      'acme',
      '--after',
      '7',
      '-o',
      output,
    ];
    const { code, err } = await call(args, env);
    expect({ code, err }).toEqual({ code: 0, err: `Saved ${output}\n` });
    expect(readFileSync(output, 'utf8')).toBe('{}\n');
    expect(statSync(output).mode & 0o777).toBe(0o600);
    const again = await call(args, env);
    expect(again.err).toContain('is there already');
  });

  it('gives events for a spreadsheet', async () => {
    answers = {
      'GET /api/audit/tenants/acme/events.csv': { body: 'Number\r\n' },
    };
    const { out } = await call(
      ['audit', 'export', '--tenant', 'acme', '--csv'],
      env,
    );
    expect(out).toBe('Number\r\n');
  });

  it('needs to know whose', async () => {
    const { code, err } = await call(['audit', 'export'], env);
    expect({ code, err }).toEqual({ code: 1, err: 'Say whose: --tenant\n' });
  });
});

async function textOf(req: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of req) text += piece;
  return text;
}
