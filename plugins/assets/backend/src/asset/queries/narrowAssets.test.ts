import { planOf, testScope } from '@wardroom/platform-test-utils';
import { systemScope, type TenantScope } from '@wardroom/platform-node';
import { openAssetsStore } from '../../testing/openAssetsStore';
import type { AssetReader, AssetSort } from '../AssetReader';

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

  const planFor = (scope: TenantScope, sort: AssetSort) =>
    planOf<AssetReader>({
      database: world.database,
      scope,
      table: { context: 'assets', name: 'assets' },
      open: work => world.store.read(scope, r => work(r.assets)),
      read: reader => reader.list({ sort }),
    });

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
      const forSome = await planFor(technician, sort);
      expect(forSome).toMatch(
        new RegExp(`Index Scan (Backward )?using ${of} `),
      );
      expect(forSome).not.toContain('Seq Scan on assets');
      const forAll = await planFor(fleet, sort);
      expect(forAll).toMatch(
        new RegExp(`Index Scan (Backward )?using ${all} `),
      );
      expect(forAll).not.toContain('Sort');
    },
  );
});
