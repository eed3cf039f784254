import { testScope, type TestDatabase } from '@wardroom/platform-test-utils';
import { systemScope, type TenantScope } from '@wardroom/platform-node';
import type { AssetsStore } from '../../AssetsStore';
import { openAssetsStore } from '../../testing/openAssetsStore';
import type { AssetSort } from '../AssetReader';

/** The plan of the statement that reads the list, made by the application's own role. */
async function planOf(options: {
  store: AssetsStore;
  database: TestDatabase;
  scope: TenantScope;
  sort: AssetSort;
}): Promise<string> {
  const { store, database, scope, sort } = options;
  const app = await database.service('assets').getClient();
  const statement = await store.read(scope, async r => {
    const { knex } = r.assets as unknown as { knex: typeof app };
    const seen: { sql: string; bindings: unknown[] }[] = [];
    knex.on('query', query => seen.push(query));
    await r.assets.list({ sort });
    return seen.find(({ sql }) => sql.includes('"assets"'));
  });
  return app.transaction(async knex => {
    const tenants = scope.tenants === '*' ? '*' : scope.tenants.join(',');
    await knex.raw(`select set_config('app.tenants', ?, true)`, [tenants]);
    const { rows } = await knex.raw(
      `explain ${statement?.sql.replace(/\$\d+/g, '?')}`,
      statement?.bindings as string[],
    );
    return rows
      .map((row: Record<string, string>) => row['QUERY PLAN'])
      .join('\n');
  });
}

describe('the list of 100,000 assets of 50 customers', () => {
  let world: Awaited<ReturnType<typeof openAssetsStore>>;
  const some = Array.from({ length: 40 }, (_, n) => `t${n}`);

  beforeAll(async () => {
    world = await openAssetsStore();
    const knex = world.database.superuser('assets');
    await knex.raw(
      `insert into assets (tenant_id, id, name, title, type, criticality, owner, addresses, tags, notes, state, search, updated_at)
       select 't' || (n % 50), 'ast_' || n, 'host-' || n, 'Host ' || n, 'server', 1 + n % 4, '', '{}', '{}', '',
         'active', 'host-' || n, now() - n * interval '1 second'
       from generate_series(1, 100000) n`,
    );
    await knex.raw('analyze assets');
  }, 60_000);

  afterAll(() => world.database.drop());

  it.each([
    ['name', 'assets_name_is_unique_in_tenant', 'assets_of_all_by_name'],
    ['criticality', 'assets_by_criticality', 'assets_of_all_by_criticality'],
    ['updated', 'assets_by_update', 'assets_of_all_by_update'],
  ] as const)(
    'is read by %s in the order of an index',
    async (sort, of, all) => {
      const technician = testScope({
        ref: 'user:provider/tess',
        tenants: some,
      });
      const fleet = systemScope('assets', '*');
      const forSome = await planOf({ ...world, scope: technician, sort });
      expect(forSome).toMatch(
        new RegExp(`Index Scan (Backward )?using ${of} `),
      );
      expect(forSome).not.toContain('Seq Scan on assets');
      const forAll = await planOf({ ...world, scope: fleet, sort });
      expect(forAll).toMatch(
        new RegExp(`Index Scan (Backward )?using ${all} `),
      );
      expect(forAll).not.toContain('Sort');
    },
  );
});
