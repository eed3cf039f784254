import { outboxOf } from '@wardroom/platform-test-utils';
import type { ScanTiming } from '@wardroom/assets-common';
import { RunLab } from '../testing/RunLab';

const nightly: ScanTiming = {
  recurrence: { every: 'day', at: '02:30' },
  timeZone: 'Europe/Berlin',
  blackouts: [],
};

describe('schedules and quotas of scans', () => {
  let lab: RunLab;

  beforeAll(async () => {
    lab = await RunLab.open();
  });
  beforeEach(() => lab.reset());
  afterAll(() => lab.drop());

  const acme = () => lab.as('acme');
  const sentences = async () => {
    const { records } = await outboxOf(lab.imports.database, 'assets');
    return records.map(({ sentence }) => sentence);
  };

  it('reserves the next scan, moves it, drops it and lays it anew', async () => {
    const made = await lab.schedule('acme');
    expect(made.allowedActions).toEqual(['update', 'start', 'pause', 'delete']);
    const [planned] = await lab.all('acme');
    expect(planned).toMatchObject({
      ...{ state: 'reserved', dueAt: made.nextRunAt },
      ...{ requestedBy: 'plugin:assets', allowedActions: [] },
    });
    const { id } = made;
    const moved = await lab.schedules.update(acme(), {
      ...{ id, version: made.version },
      recurrence: { every: 'day', at: '04:30' },
    });
    expect(Date.parse(moved.nextRunAt ?? '') % 86_400_000).not.toBe(
      Date.parse(made.nextRunAt ?? '') % 86_400_000,
    );
    const paused = await lab.schedules.pause(acme(), moved);
    expect(paused.nextRunAt).toBeUndefined();
    await expect(lab.all('acme')).resolves.toEqual([]);
    const resumed = await lab.schedules.resume(acme(), paused);
    expect(resumed.nextRunAt).toBe(moved.nextRunAt);
    await lab.schedules.delete(acme(), { id });
    await expect(lab.all('acme')).resolves.toEqual([]);
    await expect(sentences()).resolves.toEqual([
      'user:acme/tess made the scan schedule nightly: full with fake-scanner, every day at 02:30 (Europe/Berlin)',
      'user:acme/tess changed recurrence of the scan schedule nightly',
      'user:acme/tess paused the scan schedule nightly',
      'user:acme/tess let the scan schedule nightly go on',
      'user:acme/tess deleted the scan schedule nightly',
    ]);
  });

  it('keeps customers apart', async () => {
    const { id } = await lab.schedule('acme');
    const [{ id: run }] = await lab.all('acme');
    const globex = lab.as('globex');
    await expect(lab.schedules.get(globex, { id })).rejects.toThrow(
      'There is no scan schedule',
    );
    await expect(lab.runs.get(globex, { id: run })).rejects.toThrow(
      'There is no scan',
    );
    await expect(lab.runs.cancel(globex, { id: run })).rejects.toThrow(
      'There is no scan',
    );
    const [{ id: foreign }] = await lab
      .rows('assets')
      .where({ tenant_id: 'globex' });
    const targets = { assets: [foreign], ranges: [] };
    await expect(lab.schedule('acme', { name: 'x1', targets })).rejects.toThrow(
      `targets.assets: the customer has no active asset ${foreign}`,
    );
  });

  it.each([
    [{ scanner: 'other' }, 'scanner: must be one of those here: fake-scanner'],
    [{ settings: { speed: 3 } }, 'settings'],
    [
      { recurrence: { every: 'cron', expression: '* * * * *' } },
      'once an hour at most',
    ],
  ] as const)('refuses %j', async (changes, message) => {
    await expect(lab.schedule('acme', changes as never)).rejects.toThrow(
      message,
    );
    await expect(lab.rows('scan_schedules')).resolves.toEqual([]);
  });

  it('asks for a site where the scanner needs one', async () => {
    lab.scanner.needsSite = true;
    await expect(lab.schedule('acme')).rejects.toThrow('site: Fake scanner');
    await expect(lab.scanners.describe('acme')).resolves.toMatchObject([
      { sites: [{ id: 'sit_one', name: 'Site of acme' }] },
    ]);
  });

  it('lets go of its site', async () => {
    const made = await lab.schedule('acme', { site: 'sit_one' });
    const { id, version } = made;
    const after = await lab.schedules.update(acme(), {
      ...{ id, version, site: null },
    });
    expect([made.site, after.site]).toEqual(['sit_one', undefined]);
  });

  it('begins what is due once, however many portals look, and plans the next', async () => {
    const { id, nextRunAt } = await lab.schedule('acme');
    await lab.makeDue();
    await Promise.all([lab.begin(), lab.begin(), lab.begin()]);
    const [queued, ...more] = await lab.queued();
    expect(more).toEqual([]);
    const runs = await lab.all('acme');
    expect(runs.map(run => [run.state, run.schedule?.id])).toEqual([
      ['reserved', id],
      ['running', id],
    ]);
    expect(runs[1].id).toBe(queued);
    expect(runs[0].dueAt).toBe(nextRunAt);
  });

  it('runs as many scans of a customer at once as it may', async () => {
    for (const tenant of ['globex', 'acme']) {
      for (const at of ['01:30', '02:30', '03:30']) {
        await lab.schedule(tenant, {
          ...{ name: `at-${at.slice(0, 2)}`, recurrence: { every: 'day', at } },
        });
      }
    }
    await lab.makeDue();
    await lab.begin(2);
    await expect(lab.queued()).resolves.toHaveLength(4);
    const [first] = await lab.queued();
    const { tenant_id } = await lab
      .rows('scan_runs')
      .where({ id: first })
      .first();
    await lab.carryOut(tenant_id, first);
    await lab.begin(2);
    await expect(lab.queued()).resolves.toHaveLength(5);
  });

  it.each([
    ['skip', 'missed', 0],
    ['alert', 'missed', 1],
    ['catch-up', 'running', 0],
  ] as const)(
    'after a portal that was away for days, %s means %s',
    async (missed, state, told) => {
      await lab.schedule('globex', { missed });
      await lab.makeDue(3 * 24 * 60);
      await lab.begin();
      const [next, late] = await lab.all('globex');
      expect(Date.parse(next.dueAt)).toBeGreaterThan(Date.now());
      expect(late.state).toBe(state);
      const { events } = await outboxOf(lab.imports.database, 'assets');
      expect(events).toHaveLength(told);
    },
  );

  it('says how often it came round since', async () => {
    await lab.schedule('globex');
    await lab.makeDue(3 * 24 * 60);
    await lab.begin();
    const [, late] = await lab.all('globex');
    expect(late.reason).toBe(
      'The scan did not begin: it could not begin within an hour of its time, nor the 3 times that it came round since',
    );
  });

  it('passes over scans of a customer that is suspended', async () => {
    await lab.schedule('acme');
    lab.customers.acme.state = 'suspended';
    await lab.makeDue();
    await lab.begin();
    const [, passed] = await lab.all('acme');
    expect(passed).toMatchObject({
      ...{ state: 'missed' },
      reason: 'The scan did not begin: the customer is suspended',
    });
    const [{ id }] = await lab.rows('scan_schedules');
    await expect(lab.schedules.start(acme(), { id })).rejects.toThrow(
      'The customer is suspended',
    );
  });

  it('counts what has begun, reserves what is planned, and leaves the rest', async () => {
    const { id } = await lab.schedule('globex');
    await lab.schedules.start(lab.as('globex'), { id });
    await expect(lab.quotas.get(lab.as('globex'))).resolves.toMatchObject({
      ...{ used: 0, version: 0, isOwn: false, left: undefined },
    });
    const before = await lab.quotas.get(acme());
    expect(before).toMatchObject({ limit: 4, used: 0, reserved: 0, left: 4 });
    const { id: run } = await lab.runs.create(acme(), someWork);
    await lab.begin();
    await lab.carryOut('acme', run);
    await expect(lab.quotas.get(acme())).resolves.toMatchObject({
      ...{ limit: 4, used: 1, reserved: 0, left: 3 },
      allowedActions: ['update', 'grant'],
    });
  });

  it('refuses what the quota has no room for, until one more is granted', async () => {
    for (let count = 0; count < 4; count += 1)
      await lab.runs.create(acme(), someWork);
    await expect(lab.runs.create(acme(), someWork)).rejects.toThrow(
      /^Of the 4 scans of \d{4}-\d\d, 0 have begun and 4 are reserved/,
    );
    const { version } = await lab.quotas.get(acme());
    const reason = 'After the incident of Friday';
    const granted = await lab.quotas.grant(acme(), { version, reason });
    expect(granted).toMatchObject({ granted: 1, left: 1 });
    await lab.runs.create(acme(), someWork);
    await expect(lab.runs.create(acme(), someWork)).rejects.toThrow('granted');
    await expect(lab.quotas.grant(acme(), { version, reason })).rejects.toThrow(
      'somebody else',
    );
    const month = granted.month;
    await expect(sentences()).resolves.toContain(
      `user:acme/tess granted one more scan for ${month}, 1 by now: ${reason}`,
    );
  });

  it('takes a limit of the customer in place of that of its tier', async () => {
    const own = await lab.quotas.update(acme(), { version: 0, limit: 1 });
    expect(own).toMatchObject({ limit: 1, isOwn: true });
    await lab.schedule('acme');
    await lab.rows('scan_runs').insert({
      ...{ tenant_id: 'acme', id: 'run_before', scanner: 'x', type: 'full' },
      ...{ targets: '{}', settings: '{}', state: 'done' },
      ...{ due_at: new Date(), started_at: new Date(), requested_by: 'x' },
    });
    await lab.makeDue();
    await lab.begin();
    const missed = (await lab.all('acme')).find(r => r.state === 'missed');
    expect(missed?.reason).toBe(
      'The scan did not begin: the quota of the month, 1, is used up',
    );
    const none = await lab.quotas.update(acme(), {
      ...{ version: own.version, limit: null },
    });
    expect(none.limit).toBeUndefined();
    const tier = await lab.quotas.update(acme(), { version: none.version });
    expect(tier).toMatchObject({ limit: 4, isOwn: false });
  });

  it('shows the next five runs of a draft, and what would be refused', async () => {
    const monthly: ScanTiming = {
      ...{ recurrence: { every: 'day', at: '02:30' }, timeZone: 'UTC' },
      blackouts: [
        { weekdays: ['saturday', 'sunday'], from: '00:00', to: '00:00' },
      ],
    };
    const { runs, passedOver, quota } = await lab.schedules.preview(acme(), {
      draft: monthly,
    });
    expect(runs).toHaveLength(5);
    expect(runs[0].local).toMatch(/^\d{4}-\d\d-\d\d 02:30$/);
    expect(quota.left).toBe(4);
    const byMonth = new Map<string, (string | undefined)[]>();
    for (const { local, refusal } of runs) {
      const month = local.slice(0, 7);
      byMonth.set(month, [...(byMonth.get(month) ?? []), refusal]);
    }
    for (const refusals of byMonth.values()) {
      expect(refusals.slice(0, 4).every(one => one === undefined)).toBe(true);
      expect(refusals.slice(4).every(Boolean)).toBe(true);
    }
    for (const { local, blackout } of passedOver) {
      expect([0, 6]).toContain(new Date(local.slice(0, 10)).getUTCDay());
      expect(blackout).toBe('saturday, sunday 00:00 to 00:00');
    }
    await expect(
      lab.schedules.preview(acme(), {
        draft: {
          ...nightly,
          recurrence: { every: 'cron', expression: 'a b c d e' },
        },
      }),
    ).rejects.toThrow('recurrence.expression');
    await expect(lab.rows('scan_schedules')).resolves.toEqual([]);
  });

  it('has a person cancel what they have asked for, and not what a schedule plans', async () => {
    await lab.schedule('globex');
    const [planned] = await lab.all('globex');
    await expect(
      lab.runs.cancel(lab.as('globex'), { id: planned.id }),
    ).rejects.toThrow('pause the schedule');
    const asked = await lab.runs.create(acme(), someWork);
    const cancelled = await lab.runs.cancel(acme(), { id: asked.id });
    expect(cancelled).toMatchObject({ state: 'cancelled', allowedActions: [] });
    await lab.begin();
    await expect(lab.queued()).resolves.toEqual([]);
  });
});

const someWork = {
  ...{ scanner: 'fake-scanner', type: 'full' as const, settings: {} },
  targets: { assets: [], ranges: [] },
};
