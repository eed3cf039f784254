import { servePortal } from '../../testing/servePortal';

const site = {
  ...{ id: 'sit_aaaa', tenant: 'acme', name: 'Headquarters' },
  ...{ kind: 'openvpn', status: { state: 'up' } },
};
let sites: object[];
let trial: object;
const { asked, run } = servePortal(line =>
  line.startsWith('GET') ? { items: sites } : trial,
);

beforeEach(() => {
  sites = [site];
});

describe('wardroom site test', () => {
  it('says how a site is', async () => {
    const { code, out } = await run('site', 'test', 'acme', 'Headquarters');
    expect(out).toBe('Headquarters (openvpn): up\n');
    expect(code).toBe(0);
    expect(asked).toHaveLength(1);
  });

  it('dials a place through it and says what came of that', async () => {
    trial = { reached: true, ms: 7, sentence: '10.0.0.10 answered in 7 ms.' };
    const { code, out } = await run(
      'site',
      'test',
      'acme',
      'sit_aaaa',
      '--target',
      '10.0.0.10:22',
    );
    expect(out).toContain('10.0.0.10 answered in 7 ms.\n');
    expect(code).toBe(0);
    expect(asked[1]).toMatch(
      /^POST \S*\/tenants\/acme\/sites\/sit_aaaa\/test .*"host":"10.0.0.10","port":22/,
    );
  });

  it('fails where the place was not reached, and where the site is down', async () => {
    trial = { reached: false, sentence: 'The host did not answer in time.' };
    const dialed = await run(
      ...['site', 'test', 'acme', 'sit_aaaa', '--target', '[fd00::1]:22'],
    );
    expect(dialed.code).toBe(1);
    sites = [{ ...site, status: { state: 'down', error: 'No answer' } }];
    const down = await run('site', 'test', 'acme', 'sit_aaaa');
    expect(down).toMatchObject({
      ...{ code: 1, out: 'Headquarters (openvpn): down. No answer\n' },
    });
  });

  it('says what is wrong with its arguments', async () => {
    const other = await run('site', 'test', 'acme', 'Branch');
    expect(other).toMatchObject({
      code: 1,
      err: 'acme has no site Branch\n',
    });
    const odd = await run(
      'site',
      'test',
      'acme',
      'sit_aaaa',
      '--target',
      '10.0.0.10',
    );
    expect(odd.err).toMatch(/--target must be HOST:PORT/);
  });
});
