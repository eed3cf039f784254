import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { call } from '../../testing/call';

let asked: string[] = [];
let answers: Record<string, object | object[]>;
const server = createServer((req, res) => {
  const line = `${req.method} ${decodeURIComponent(req.url ?? '').split('?')[0]}`;
  asked.push(
    `${req.method} ${decodeURIComponent(req.url ?? '').replaceAll('+', ' ')}`,
  );
  const answer = answers[line];
  const next = Array.isArray(answer) ? answer.shift() : answer;
  res.statusCode = next ? 200 : 502;
  res.end(JSON.stringify(next ?? 'no'));
});
let env: Record<string, string>;

beforeAll(async () => {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  env = { WARDROOM_URL: `http://127.0.0.1:${port}`, WARDROOM_TOKEN: 'tok' };
});
afterAll(() => new Promise(done => server.close(done)));
beforeEach(() => {
  asked = [];
});

const run = {
  ...{ id: 'run_1234', tenant: 'acme', state: 'running', scanner: 'nmap' },
  ...{ type: 'full', dueAt: '2026-11-22T01:30:00.000Z' },
};
const schedule = {
  ...{ id: 'sch_1234', timeZone: 'Europe/Berlin', blackouts: [] },
  recurrence: { every: 'day', at: '02:30' },
};
const one = 'GET /api/assets/tenants/acme/scan-schedules/nightly';
const start = 'POST /api/assets/tenants/acme/scan-schedules/sch_1234/start';
const look = 'GET /api/assets/tenants/acme/scan-runs/run_1234';

describe('wardroom scan', () => {
  it('lists scans', async () => {
    answers = {
      'GET /api/assets/scan-runs': {
        items: [{ ...run, schedule: { name: 'nightly' } }],
      },
    };
    const { code, out } = await call(
      ['scan', 'list', '--tenant', 'acme', '--state', 'running'],
      env,
    );
    expect(code).toBe(0);
    expect(out.split('\n')[1]).toBe(
      'run_1234  acme    running  2026-11-22T01:30:00.000Z  nmap     full  nightly',
    );
    expect(asked[0]).toContain('tenant=acme&state=running&limit=200');
    const wrong = await call(['scan', 'list', '--state', 'ready'], env);
    expect(wrong.err).toContain('--state must be one of reserved, running');
  });

  it('runs the scan of a schedule and waits for its end', async () => {
    const failed = { ...run, state: 'failed', reason: 'The site is away' };
    answers = { [one]: schedule, [start]: run, [look]: [run, failed] };
    const { code, out, err } = await call(
      ['scan', 'run', 'acme', 'nightly'],
      env,
    );
    expect([code, err]).toEqual([1, 'The site is away\n']);
    expect(out).toContain('State   failed');
    expect(asked).toHaveLength(4);
  });

  it('does not wait where it is told so', async () => {
    answers = { [one]: schedule, [start]: run };
    const args = ['scan', 'run', 'acme', 'nightly', '--no-wait', '--json'];
    const { code, out } = await call(args, env);
    expect([code, JSON.parse(out)]).toEqual([0, run]);
  });

  it('shows when a draft would run', async () => {
    const time = { at: '2026-03-29T01:30:00.000Z', local: '2026-03-29 03:30' };
    answers = {
      [one]: schedule,
      'GET /api/assets/tenants/acme/scan-preview': {
        timeZone: 'Europe/Berlin',
        runs: [{ ...time, note: 'There is no 02:30 on this day' }],
        passedOver: [{ ...time, blackout: 'Change freeze' }],
        quota: { month: '2026-03', used: 1, reserved: 2, left: 1 },
      },
    };
    const args = ['scan', 'preview', 'acme', 'nightly', '--cron', '30 2 * * *'];
    const { code, out } = await call(args, env);
    expect(code).toBe(0);
    expect(out).toContain('There is no 02:30 on this day');
    expect(out).toContain('passed over: Change freeze');
    expect(out).toContain('2026-03: 1 begun, 2 reserved, 1 left');
    expect(asked[1]).toContain('"expression":"30 2 * * *"');
    expect(asked[1]).toContain('schedule=sch_1234');
  });

  it('asks what to show', async () => {
    const { code, err } = await call(['scan', 'preview', 'acme'], env);
    expect([code, err]).toEqual([
      1,
      'Say what: a schedule, or --cron and --time-zone\n',
    ]);
  });
});
