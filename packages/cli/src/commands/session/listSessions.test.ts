import { servePortal } from '../../testing/servePortal';

const session = {
  ...{ id: 'ses_aaaa', tenant: 'acme', state: 'active' },
  person: 'user:provider/tess',
  target: { id: 'tgt_aaaa', name: 'web-01 as root', protocol: 'ssh' },
  intervention: { id: 'int_aaaa', key: 'ACME-142' },
  requestedAt: '2026-03-01T09:00:00.000Z',
  allowedActions: ['terminate'],
};
const node = {
  ...{ name: 'one', state: 'up', version: '0.1.0', sessions: 3 },
  ...{ capacity: 500, load: 0.25, heartbeatAt: '2026-03-01T09:00:00.000Z' },
};
let nodes: object[];
let allowedActions: string[];

const answers: [RegExp, () => object][] = [
  [/^GET \S*\/sessions\?/, () => ({ items: [session] })],
  [/^GET \S*\/sessions\/ses_aaaa/, () => ({ ...session, allowedActions })],
  [/^POST \S*\/sessions\//, () => ({ ...session, state: 'terminated' })],
  [/^GET \S*\/gateways/, () => ({ items: nodes })],
  [/\/undrain/, () => node],
  [/\/drain/, () => ({ ...node, state: 'draining', drainUntil: 'then' })],
];

const { asked, run } = servePortal(line => {
  const [, answer] = answers.find(([known]) => known.test(line)) ?? [];
  return answer?.() ?? {};
});

beforeEach(() => {
  nodes = [node];
  allowedActions = ['terminate'];
});

describe('wardroom session and gateway', () => {
  it('lists sessions by what is asked for', async () => {
    const { code, out } = await run(
      'session',
      'list',
      '--tenant',
      'acme',
      '--live',
      '--since',
      '2026-03-01',
    );
    expect(code).toBe(0);
    expect(out).toMatch(/ses_aaaa +acme +active +user:provider\/tess/);
    expect(asked[0]).toContain('tenant=acme');
    expect(asked[0]).toContain('from=2026-03-01T00:00:00.000Z');
    expect(asked[0]).toContain('active');
    const wrong = await run('session', 'list', '--since', 'soon');
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.err).toMatch(/--since must be a time/);
  });

  it('gives sessions to programs as JSON', async () => {
    const { out } = await run('session', 'list', '--json');
    expect(JSON.parse(out)).toEqual([session]);
  });

  it('ends a session for a reason, and one’s own as its page does', async () => {
    const end = ['session', 'end', 'acme', 'ses_aaaa'];
    await expect(run(...end)).resolves.toMatchObject({
      ...{ code: 1, err: 'Say why: --reason\n' },
    });
    const ended = await run(...end, '--reason', 'wrong server');
    expect(ended.out).toBe(
      'ses_aaaa of user:provider/tess on web-01 as root is terminated\n',
    );
    expect(asked.at(-1)).toMatch(/terminate .*"reason":"wrong server"/);
    allowedActions = ['end'];
    await run(...end, '--reason', 'done');
    expect(asked.at(-1)).toMatch(/sessions\/ses_aaaa\/end /);
  });

  it('lists gateways, and fails where one cannot be used', async () => {
    const well = await run('gateway', 'list');
    expect(well).toMatchObject({ code: 0 });
    expect(well.out).toMatch(/one +up +0\.1\.0 +3\/500 +0\.25/);
    nodes = [node, { ...node, name: 'two', state: 'lost' }];
    await expect(run('gateway', 'list')).resolves.toMatchObject({
      code: 1,
    });
  });

  it('drains a gateway for a reason, and takes that back', async () => {
    const drain = ['gateway', 'drain', 'one'];
    const { out } = await run(
      ...drain,
      '--reason',
      'new kernel',
      '--minutes',
      '5',
    );
    expect(out).toBe('one is draining until then, with 3 sessions\n');
    expect(asked[0]).toMatch(/"minutes":5,"reason":"new kernel"/);
    await expect(run(...drain)).resolves.toMatchObject({ code: 1 });
    await run(...drain, '--undo');
    expect(asked.at(-1)).toMatch(/undrain/);
  });
});
