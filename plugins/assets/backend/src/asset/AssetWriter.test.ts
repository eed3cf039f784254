import { tenantIsolation, testScope } from '@wardroom/platform-test-utils';
import { systemScope } from '@wardroom/platform-node';
import type { AssetsStore } from '../AssetsStore';
import { anAsset } from '../testing/anAsset';
import { openAssetsStore } from '../testing/openAssetsStore';
import type { AssetReader, AssetSort } from './AssetReader';

type Opened = Awaited<ReturnType<typeof openAssetsStore>>;
type Readers = { assets: AssetReader };

const opened: Opened[] = [];
const open = async () => {
  const world = await openAssetsStore();
  opened.push(world);
  return world;
};

afterAll(() => Promise.all(opened.map(({ database }) => database.drop())));

tenantIsolation(async () => {
  const world = await open();
  const seed = (store: AssetsStore, tenant: string, canary: string) =>
    store.transact(testScope({ ref: 'user:x/y', tenants: [tenant] }), tx =>
      tx.assets.create(
        anAsset({ tenant, name: `web-${tenant}`, title: canary }),
      ),
    );
  type Seeded = Awaited<ReturnType<typeof seed>>;
  return {
    ...world,
    seed,
    reads: {
      list: (r: Readers) => r.assets.list({}),
      listByIds: (r: Readers, { id }: Seeded) => r.assets.list({ id: [id] }),
      search: (r: Readers) => r.assets.list({ search: 'canary-globex' }),
      tenantsOf: (r: Readers) => r.assets.tenantsOf({}),
      get: (r: Readers, { tenant, id }: Seeded) => r.assets.get(tenant, id),
      getByName: (r: Readers, { tenant, name }: Seeded) =>
        r.assets.get(tenant, name),
      findByIds: (r: Readers, { tenant, id }: Seeded) =>
        r.assets.findByIds(tenant, [id]),
      findByNames: (r: Readers, { tenant, name }: Seeded) =>
        r.assets.findByNames(tenant, [name]),
      allOf: (r: Readers, { tenant }: Seeded) => r.assets.allOf(tenant),
      count: async (r: Readers) => {
        const { total } = await r.assets.count();
        return total === 1 ? [] : { leaked: 'globex', total };
      },
    },
  };
});

describe('the list of assets', () => {
  let store: AssetsStore;
  const all = systemScope('assets', '*');
  const both = testScope({
    ref: 'user:provider/tess',
    tenants: ['acme', 'globex'],
  });

  beforeAll(async () => {
    ({ store } = await open());
    await store.transact(all, async tx => {
      for (const tenant of ['acme', 'globex', 'initech']) {
        const add = (fields: Parameters<typeof anAsset>[0]) =>
          tx.assets.create(anAsset({ tenant, ...fields }));
        await add({ name: 'web-01', criticality: 'high', tags: ['dmz'] });
        await add({ name: 'db-01', type: 'database', criticality: 'critical' });
        await add({
          name: 'fw-01',
          type: 'firewall',
          addresses: ['192.0.2.7'],
          title: 'Edge 100%',
        });
        const old = await add({ name: 'old-01' });
        await tx.assets.transition(old, 'retire');
      }
    });
  });

  const names = (items: { tenant: string; name: string }[]) =>
    items.map(({ tenant, name }) => `${tenant}/${name}`);

  it.each(['name', 'criticality', 'updated'] as AssetSort[])(
    'pages by %s over several customers without gaps or repetitions',
    async sort => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.read(both, r =>
          r.assets.list({ sort, limit: 1, cursor }),
        );
        seen.push(...names(page.items));
        cursor = page.nextCursor;
      } while (cursor);
      const whole = await store.read(both, r => r.assets.list({ sort }));
      expect(seen).toEqual(names(whole.items));
      expect([...seen].sort()).toEqual([
        'acme/db-01',
        'acme/fw-01',
        'acme/web-01',
        'globex/db-01',
        'globex/fw-01',
        'globex/web-01',
      ]);
    },
  );

  it('gives the same order for several customers as for all', async () => {
    const some = await store.read(both, r => r.assets.list({ sort: 'name' }));
    const every = await store.read(all, r => r.assets.list({ sort: 'name' }));
    expect(names(some.items)).toEqual(
      names(every.items).filter(name => !name.startsWith('initech')),
    );
  });

  it('puts the most critical first', async () => {
    const page = await store.read(both, r =>
      r.assets.list({ sort: 'criticality' }),
    );
    expect(page.items.map(a => a.criticality)).toEqual([
      'critical',
      'critical',
      'high',
      'high',
      'medium',
      'medium',
    ]);
  });

  it.each([
    ['type', { type: ['firewall' as const] }, 'fw-01'],
    ['criticality', { criticality: ['high' as const] }, 'web-01'],
    ['tag', { tag: ['dmz'] }, 'web-01'],
    ['state', { state: ['retired' as const] }, 'old-01'],
    ['address', { search: '192.0.2' }, 'fw-01'],
    ['title with a wildcard in it', { search: '100%' }, 'fw-01'],
  ])('filters by %s', async (_, filter, name) => {
    const page = await store.read(both, r => r.assets.list(filter));
    expect(names(page.items)).toEqual([`acme/${name}`, `globex/${name}`]);
  });

  it('takes wildcards of a search as they are written', async () => {
    const page = await store.read(both, r => r.assets.list({ search: '%1%' }));
    expect(page.items).toEqual([]);
  });

  it('counts active assets only', async () => {
    await expect(store.read(both, r => r.assets.count())).resolves.toEqual({
      total: 6,
      byType: { server: 2, database: 2, firewall: 2 },
      byCriticality: { high: 2, critical: 2, medium: 2 },
    });
  });
});

describe('what scans know an asset by', () => {
  it('follows the addresses that people give it, which come before what a scan has found', async () => {
    const { store, database } = await open();
    const scope = systemScope('assets', ['acme', 'globex']);
    const write = (fields: Parameters<typeof anAsset>[0]) =>
      store.transact(scope, tx => tx.assets.create(anAsset(fields)));
    const addresses = ['192.0.2.1', 'web.acme.example', '00:00:5e:00:53:01'];
    const web = await write({ name: 'web-01', addresses });
    await write({ name: 'copy-01', addresses });
    const other = await write({ tenant: 'globex', addresses });
    const knex = database.superuser('assets');
    const held = () =>
      knex('asset_identifiers')
        .where({ asset_id: web.id })
        .orderBy('value')
        .select('kind', 'value', 'origin');
    await expect(held()).resolves.toEqual([
      { kind: 'mac', value: '00:00:5e:00:53:01', origin: 'entered' },
      { kind: 'ip', value: '192.0.2.1', origin: 'entered' },
      { kind: 'fqdn', value: 'web.acme.example', origin: 'entered' },
    ]);
    await knex('asset_identifiers').insert({
      tenant_id: 'acme',
      id: 'idn_found',
      asset_id: web.id,
      kind: 'ip',
      value: '192.0.2.9',
      origin: 'discovered',
    });
    await store.transact(scope, tx =>
      tx.assets.update(web, { addresses: ['192.0.2.1'], title: 'Shop' }),
    );
    await expect(held()).resolves.toEqual([
      { kind: 'ip', value: '192.0.2.1', origin: 'entered' },
      { kind: 'ip', value: '192.0.2.9', origin: 'discovered' },
    ]);
    const taker = await write({ name: 'new-01', addresses: ['192.0.2.9'] });
    await expect(
      knex('asset_identifiers').where({ id: 'idn_found' }).first(),
    ).resolves.toMatchObject({ asset_id: taker.id, origin: 'entered' });
    await expect(
      knex('asset_identifiers').where({ asset_id: other.id }),
    ).resolves.toHaveLength(3);
  });
});
