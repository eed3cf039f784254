import { planOf, testScope } from '@wardroom/platform-test-utils';
import { systemScope, type TenantScope } from '@wardroom/platform-node';
import { openAssetsStore } from '../../testing/openAssetsStore';
import type { FindingReader } from '../FindingReader';
import type { FindingFilter } from './narrowFindings';

describe('the list of 60,000 findings of 120 customers', () => {
  let world: Awaited<ReturnType<typeof openAssetsStore>>;
  const one = testScope({ ref: 'user:t7/vera', tenants: ['t7'] });
  const some = testScope({
    ref: 'user:provider/tess',
    tenants: Array.from({ length: 10 }, (_, n) => `t${n}`),
  });
  const all = systemScope('assets', '*');

  beforeAll(async () => {
    world = await openAssetsStore();
    const knex = world.database.superuser('assets');
    await knex.raw(
      `insert into assets (tenant_id, id, name, title, type, criticality, owner, addresses, tags, notes, state, search)
       select 't' || n, 'ast_1', 'host', 'Host', 'server', 2, '', '{}', '{}', '', 'active', 'host'
       from generate_series(0, 119) n`,
    );
    await knex.raw(
      `insert into findings (tenant_id, id, asset_id, source, key, key_version, rule, title, state, severity, source_severity,
         vulnerability_ids, cwes, text_id, tags, raw, rank, due_at, sla_started_at, first_seen_at, last_seen_at, last_import_id, search, updated_at,
         known_exploited)
       select 't' || case when n <= 50000 then n % 10 else 10 + n % 110 end, 'fnd_' || n, 'ast_1', case when n / 10 % 5 < 2 then 'nessus' else 'trivy' end, n, 1,
         'plugin-' || n, 'Finding ' || n, (array['open', 'open', 'closed', 'risk_accepted'])[1 + n / 50 % 4], 1 + n / 10 % 5,
         '', '{}', '{}', '', '{}',
         jsonb_build_object('output', repeat('x', 800)), n % 1000,
         now() + n * interval '1 minute', now(), now(), now(), '', 'finding ' || n, now() - n * interval '1 second',
         n / 10 % 50 = 0
       from generate_series(1, 60000) n`,
    );
    await knex.raw('analyze findings');
    await knex.raw('analyze assets');
    // As the server's own vacuum leaves a table that rests.
    await knex.raw(
      `update pg_class set relallvisible = relpages where oid = 'findings'::regclass`,
    );
  }, 60_000);

  afterAll(() => world.database.drop());

  const planFor = (
    scope: TenantScope,
    read: (reader: FindingReader) => Promise<unknown>,
  ) =>
    planOf<FindingReader>({
      database: world.database,
      scope,
      table: { context: 'assets', name: 'findings' },
      open: work => world.store.read(scope, r => work(r.findings)),
      read,
    });

  const filters: [string, FindingFilter][] = [
    ['that are there', {}],
    ['that are there or were closed', { state: ['open', 'closed'] }],
  ];
  const cases = (['rank', 'severity', 'due', 'updated'] as const).flatMap(
    sort => filters.map(([which, filter]) => [sort, which, filter] as const),
  );

  it.each(cases)(
    'is read by %s in the order of an index, of those %s',
    async (sort, _, filter) => {
      const index = sort === 'updated' ? 'update' : sort;
      for (const scope of [one, some, all]) {
        const plan = await planFor(scope, r => r.list({ ...filter, sort }));
        expect(plan).toMatch(
          new RegExp(`Index Scan .*using findings_(of_all_)?by_${index} `),
        );
        // What is sorted are the first rows of each part, no more.
        expect(plan).not.toMatch(/Seq Scan on findings|Bitmap/);
      }
    },
  );

  it.each(['rank', 'severity', 'due', 'updated'] as const)(
    'is read by %s from an index of those known to be exploited',
    async sort => {
      const index = sort === 'updated' ? 'update' : sort;
      for (const scope of [one, some]) {
        const plan = await planFor(scope, r =>
          r.list({ knownExploited: true, sort }),
        );
        expect(plan).toContain(`using findings_exploited_by_${index} `);
      }
    },
  );

  it('is read by the index of all customers where all are seen', async () => {
    const plan = await planFor(all, r => r.list({ sort: 'severity' }));
    expect(plan).toContain('Index Scan using findings_of_all_by_severity ');
    expect(plan).not.toContain('Sort');
  });

  it.each([
    ['one customer', one],
    ['several', some],
    ['all', all],
  ])('is counted from the index alone, for %s', async (_, scope) => {
    const plan = await planFor(scope, reader => reader.groups({}));
    expect(plan).toContain('Index Only Scan using findings_to_count');
  });
});
