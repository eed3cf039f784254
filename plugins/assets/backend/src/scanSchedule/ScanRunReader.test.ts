import { planOf, testScope } from '@wardroom/platform-test-utils';
import { systemScope, type TenantScope } from '@wardroom/platform-node';
import { openAssetsStore } from '../testing/openAssetsStore';
import type { ScanRunReader } from './ScanRunReader';
import type { ScanScheduleReader } from './ScanScheduleReader';

type Readers = { scanRuns: ScanRunReader; scanSchedules: ScanScheduleReader };

describe('lists of 36,000 scans and 600 schedules of 12 customers', () => {
  let world: Awaited<ReturnType<typeof openAssetsStore>>;
  let readers: Readers;
  const one = testScope({ ref: 'user:t7/vera', tenants: ['t7'] });
  const some = testScope({
    ref: 'user:provider/tess',
    tenants: Array.from({ length: 10 }, (_, n) => `t${n}`),
  });
  const all = systemScope('assets', '*');
  const scopes: [string, TenantScope][] = [
    ['one customer', one],
    ['several', some],
    ['all', all],
  ];

  beforeAll(async () => {
    world = await openAssetsStore();
    const knex = world.database.superuser('assets');
    await knex.raw(
      `insert into scan_schedules (tenant_id, id, name, title, scanner, type, targets, settings, recurrence, time_zone,
         blackouts, missed, state, created_by)
       select 't' || n % 12, 'sch_' || n, 'schedule-' || n, 'Schedule', 'nmap', 'full', '{}', '{}', '{}', 'UTC',
         '[]', 'alert', 'active', 'user:provider/tess'
       from generate_series(1, 600) n`,
    );
    await knex.raw(
      `insert into scan_runs (tenant_id, id, scan_schedule_id, planned, scanner, type, targets, settings, state, due_at,
         started_at, requested_by)
       select 't' || n % 12, 'run_' || n, 'sch_' || n % 600, n <= 600, 'nmap', 'full', '{}', '{}',
         case when n <= 600 then 'reserved' else 'done' end, now() + (300 - n) * interval '1 minute',
         case when n <= 600 then null else now() - n * interval '1 minute' end, 'plugin:assets'
       from generate_series(1, 36000) n`,
    );
    await knex.raw('analyze scan_runs');
    await knex.raw('analyze scan_schedules');
  }, 60_000);

  afterAll(() => world.database.drop());

  const planFor = (
    name: 'scan_runs' | 'scan_schedules',
    scope: TenantScope,
    read: (readers: Readers) => Promise<unknown>,
  ) =>
    planOf<ScanRunReader>({
      ...{ database: world.database, scope },
      table: { context: 'assets', name },
      open: work =>
        world.store.read(scope, r => {
          readers = r;
          return work(r.scanRuns);
        }),
      read: () => read(readers),
    });

  it.each(scopes)(
    'has scans in the order of an index, of %s',
    async (_, scope) => {
      const plan = await planFor('scan_runs', scope, r => r.scanRuns.list({}));
      expect(plan).toMatch(/Index Scan.* using scan_runs_(of_all_)?by_time /);
      expect(plan).not.toMatch(/Seq Scan on scan_runs|Bitmap/);
    },
  );

  it.each(scopes)(
    'finds the next scan of each schedule by an index, of %s',
    async (_, scope) => {
      const plan = await planFor('scan_schedules', scope, r =>
        r.scanSchedules.list({}),
      );
      expect(plan).toContain('using scan_schedules_plan_one_run ');
      expect(plan).not.toMatch(/Seq Scan on scan_runs/);
    },
  );

  it.each(scopes.slice(0, 2))(
    'reads no schedules but those of %s',
    async (_, scope) => {
      const plan = await planFor('scan_schedules', scope, r =>
        r.scanSchedules.list({}),
      );
      expect(plan).toContain('scan_schedules_have_a_name');
      expect(plan).not.toContain('Seq Scan');
    },
  );

  it('finds what is due without looking at what was', async () => {
    const plan = await planFor('scan_runs', all, r =>
      r.scanRuns.tenantsWithDue(),
    );
    expect(plan).toContain('scan_runs_to_come');
  });

  it('counts the scans of a time by an index', async () => {
    const lately = { from: new Date(Date.now() - 86_400_000), to: new Date() };
    const plan = await planFor('scan_runs', one, r =>
      r.scanRuns.countStarted([{ tenant: 't7', ...lately }]),
    );
    expect(plan).toContain('scan_runs_of_a_month');
  });
});
