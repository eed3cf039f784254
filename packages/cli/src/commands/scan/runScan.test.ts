import { servePortal } from '../../testing/servePortal';

/** What is answered to a method and path; one after the other where there are several. */
let answers: Record<string, object | object[]>;
const { asked, run } = servePortal(line => {
  const [question = ''] = /^\S+ [^ ?]+/.exec(line) ?? [];
  const answer = answers[question];
  const next = Array.isArray(answer) ? answer.shift() : answer;
  return next ?? Response.json('no', { status: 502 });
});

const aRun = {
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
        items: [{ ...aRun, schedule: { name: 'nightly' } }],
      },
    };
    const { code, out } = await run(
      'scan',
      'list',
      '--tenant',
      'acme',
      '--state',
      'running',
    );
    expect(code).toBe(0);
    expect(out.split('\n')[1]).toBe(
      'run_1234  acme    running  2026-11-22T01:30:00.000Z  nmap     full  nightly',
    );
    expect(asked[0]).toContain('tenant=acme&state=running&limit=200');
    const wrong = await run('scan', 'list', '--state', 'ready');
    expect(wrong.err).toContain('--state must be one of reserved, running');
  });

  it('runs the scan of a schedule and waits for its end', async () => {
    const failed = { ...aRun, state: 'failed', reason: 'The site is away' };
    answers = { [one]: schedule, [start]: aRun, [look]: [aRun, failed] };
    const { code, out, err } = await run('scan', 'run', 'acme', 'nightly');
    expect([code, err]).toEqual([1, 'The site is away\n']);
    expect(out).toContain('State   failed');
    expect(asked).toHaveLength(4);
  });

  it('does not wait where it is told so', async () => {
    answers = { [one]: schedule, [start]: aRun };
    const args = ['scan', 'run', 'acme', 'nightly', '--no-wait', '--json'];
    const { code, out } = await run(...args);
    expect([code, JSON.parse(out)]).toEqual([0, aRun]);
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
    const { code, out } = await run(...args);
    expect(code).toBe(0);
    expect(out).toContain('There is no 02:30 on this day');
    expect(out).toContain('passed over: Change freeze');
    expect(out).toContain('2026-03: 1 begun, 2 reserved, 1 left');
    expect(asked[1]).toContain('"expression":"30 2 * * *"');
    expect(asked[1]).toContain('schedule=sch_1234');
  });

  it('asks what to show', async () => {
    const { code, err } = await run('scan', 'preview', 'acme');
    expect([code, err]).toEqual([
      1,
      'Say what: a schedule, or --cron and --time-zone\n',
    ]);
  });
});
