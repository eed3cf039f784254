import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { call } from '../../testing/call';

const site = {
  ...{ id: 'sit_aaaa', tenant: 'acme', name: 'Headquarters' },
  ...{ kind: 'openvpn', status: { state: 'up' } },
};
let sites: object[];
let trial: object;
let asked: string[];
const server = createServer(async (req, res) => {
  asked.push(`${req.method} ${req.url} ${await textOf(req)}`);
  res.end(JSON.stringify(req.method === 'GET' ? { items: sites } : trial));
});
let env: Record<string, string>;

beforeAll(async () => {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  env = { WARDROOM_URL: `http://127.0.0.1:${port}`, WARDROOM_TOKEN: 'tok' };
});
afterAll(() => new Promise(done => server.close(done)));
beforeEach(() => {
  sites = [site];
  asked = [];
});

describe('wardroom site test', () => {
  it('says how a site is', async () => {
    const { code, out } = await call(
      ['site', 'test', 'acme', 'Headquarters'],
      env,
    );
    expect(out).toBe('Headquarters (openvpn): up\n');
    expect(code).toBe(0);
    expect(asked).toHaveLength(1);
  });

  it('dials a place through it and says what came of that', async () => {
    trial = { reached: true, ms: 7, sentence: '10.0.0.10 answered in 7 ms.' };
    const { code, out } = await call(
      ['site', 'test', 'acme', 'sit_aaaa', '--target', '10.0.0.10:22'],
      env,
    );
    expect(out).toContain('10.0.0.10 answered in 7 ms.\n');
    expect(code).toBe(0);
    expect(asked[1]).toMatch(
      /^POST \S*\/tenants\/acme\/sites\/sit_aaaa\/test .*"host":"10.0.0.10","port":22/,
    );
  });

  it('fails where the place was not reached, and where the site is down', async () => {
    trial = { reached: false, sentence: 'The host did not answer in time.' };
    const dialed = await call(
      ['site', 'test', 'acme', 'sit_aaaa', '--target', '[fd00::1]:22'],
      env,
    );
    expect(dialed.code).toBe(1);
    sites = [{ ...site, status: { state: 'down', error: 'No answer' } }];
    const down = await call(['site', 'test', 'acme', 'sit_aaaa'], env);
    expect(down).toMatchObject({
      ...{ code: 1, out: 'Headquarters (openvpn): down. No answer\n' },
    });
  });

  it('says what is wrong with its arguments', async () => {
    const other = await call(['site', 'test', 'acme', 'Branch'], env);
    expect(other).toMatchObject({
      code: 1,
      err: 'acme has no site Branch\n',
    });
    const odd = await call(
      ['site', 'test', 'acme', 'sit_aaaa', '--target', '10.0.0.10'],
      env,
    );
    expect(odd.err).toMatch(/--target must be HOST:PORT/);
  });
});

async function textOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
