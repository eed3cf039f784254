import { planOf, testScope } from '@wardroom/platform-test-utils';
import { systemScope, type TenantScope } from '@wardroom/platform-node';
import { openInterventionsStore } from '../../testing/openInterventionsStore';
import type { InterventionReader } from '../InterventionReader';

type Opened = Awaited<ReturnType<typeof openInterventionsStore>>;

describe('the list of 100,000 requests of 50 customers', () => {
  let world: Opened;
  const technician = testScope({
    ref: 'user:provider/tess',
    tenants: Array.from({ length: 40 }, (_, n) => `t${n}`),
  });
  const fleet = systemScope('interventions', '*');

  beforeAll(async () => {
    world = await openInterventionsStore();
    const knex = world.database.superuser('interventions');
    await knex.raw(
      `insert into interventions (tenant_id, id, number, title, description, type, urgency, impact, priority,
         visibility, state, requester, assignee, watchers, asset_ids, result, search, updated_at, created_at)
       select 't' || (n % 50), 'int_' || n, 'KEY-' || n, 'Title', 'Text', 'incident', 'low', 'low', 1 + n % 4,
         'customer', case when n % 10 = 0 then 'submitted' else 'closed' end, 'user:x/y',
         case when n % 3 = 0 then 'user:provider/tess' when n % 3 = 1 then 'user:provider/toni' end,
         '{}', array['ast_' || (n % 5000)], 'Done', 'key', now() - n * interval '1 second',
         now() - n * interval '1 minute'
       from generate_series(1, 100000) n`,
    );
    await knex.raw('analyze interventions');
  }, 120_000);

  afterAll(() => world.database.drop());

  const planFor = (
    scope: TenantScope,
    read: (reader: InterventionReader) => Promise<unknown>,
  ) =>
    planOf<InterventionReader>({
      database: world.database,
      scope,
      table: { context: 'interventions', name: 'interventions' },
      open: work => world.store.read(scope, r => work(r.interventions)),
      read,
    });

  it.each([
    ['updated', 'interventions_by_update', 'interventions_of_all_by_update'],
    ['created', 'interventions_by_age', 'interventions_of_all_by_age'],
    [
      'priority',
      'interventions_by_priority',
      'interventions_of_all_by_priority',
    ],
  ] as const)(
    'is read by %s in the order of an index',
    async (sort, of, all) => {
      const read = (r: InterventionReader) => r.list({ sort }, '*');
      await expect(planFor(technician, read)).resolves.toMatch(
        new RegExp(`Index Scan (Backward )?using ${of} `),
      );
      const forAll = await planFor(fleet, read);
      expect(forAll).toMatch(
        new RegExp(`Index Scan (Backward )?using ${all} `),
      );
      expect(forAll).not.toMatch(/Sort \(/);
    },
  );

  it('has an index of its own for the queue', async () => {
    const queue = await planFor(technician, r =>
      r.queueOf('user:provider/tess', {}, '*'),
    );
    expect(queue).toContain('interventions_in_queue');
  });
});
