import { newId } from '@wardroom/platform-common';
import { tenantIsolation, testScope } from '@wardroom/platform-test-utils';
import { systemScope } from '@wardroom/platform-node';
import type { AssetsStore } from '../AssetsStore';
import { anAsset } from '../testing/anAsset';
import { openAssetsStore } from '../testing/openAssetsStore';
import type { CoverageReader } from './CoverageReader';

type Opened = Awaited<ReturnType<typeof openAssetsStore>>;
type Readers = { coverage: CoverageReader };

const opened: Opened[] = [];
const open = async () => {
  const world = await openAssetsStore();
  opened.push(world);
  return world;
};

afterAll(() => Promise.all(opened.map(({ database }) => database.drop())));

const all = systemScope('assets', '*');
const add = (store: AssetsStore, fields: Parameters<typeof anAsset>[0]) =>
  store.transact(all, tx => tx.assets.create(anAsset(fields)));

tenantIsolation(async () => ({
  ...(await open()),
  seed: (store: AssetsStore, tenant: string, canary: string) =>
    add(store, { tenant, name: `web-${tenant}`, title: canary }),
  reads: {
    coverage: (r: Readers) => r.coverage.coverage(30),
    unscanned: (r: Readers) => r.coverage.unscanned({ days: 30 }),
    lastScans: (r: Readers) => r.coverage.lastScans('acme', 'ast_1'),
  },
}));

describe('the coverage by scans', () => {
  let store: AssetsStore;
  const both = testScope({
    ref: 'user:provider/tess',
    tenants: ['acme', 'globex'],
  });

  beforeAll(async () => {
    const world = await open();
    ({ store } = world);
    const knex = world.database.superuser('assets');
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    const scan = async (
      { tenant, id }: { tenant: string; id: string },
      { source = 'nessus', days }: { source?: string; days: number },
    ) => {
      const scan_import_id = newId('imp');
      const scanned_at = daysAgo(days);
      await knex('scan_imports').insert({
        ...{ tenant_id: tenant, id: scan_import_id, name: 'scan', bytes: 1 },
        ...{ sha256: '', state: 'done', created_by: 'user:acme/ada' },
      });
      await knex('scan_coverages').insert({
        ...{ tenant_id: tenant, id: newId('cov'), asset_id: id, source },
        ...{ scan_import_id, scope: '', authenticated: true, scanned_at },
      });
      await knex('assets').where({ tenant_id: tenant, id }).update({
        scanned_at,
      });
    };
    for (const tenant of ['acme', 'globex', 'initech']) {
      const fresh = await add(store, { tenant, name: 'fresh-01' });
      await scan(fresh, { days: 2 });
      const stale = await add(store, { tenant, name: 'stale-01' });
      await scan(stale, { source: 'trivy', days: 90 });
      await scan(stale, { days: 80 });
      await scan(stale, { days: 40 });
      await add(store, { tenant, name: 'never-01', criticality: 'critical' });
      const old = await add(store, { tenant, name: 'old-01' });
      await store.transact(all, tx => tx.assets.transition(old, 'retire'));
    }
  });

  it('says how many of the active assets were scanned lately, by customer and over all', async () => {
    const of = (days: number) =>
      store.read(both, r => r.coverage.coverage(days));
    const one = { assets: 3, scanned: 1, lastScannedAt: expect.any(String) };
    await expect(of(30)).resolves.toEqual({
      ...{ days: 30, assets: 6, scanned: 2 },
      customers: [
        { ...one, tenant: 'acme' },
        { ...one, tenant: 'globex' },
      ],
    });
    await expect(of(60)).resolves.toMatchObject({ assets: 6, scanned: 4 });
  });

  it('lists those that were not, most critical first, with the last scan of each source', async () => {
    const { items } = await store.read(both, r =>
      r.coverage.unscanned({ days: 30 }),
    );
    expect(items.map(({ tenant, name }) => `${tenant}/${name}`)).toEqual([
      'acme/never-01',
      'globex/never-01',
      'acme/stale-01',
      'globex/stale-01',
    ]);
    expect(items[0].lastScans).toEqual([]);
    expect(items[2].lastScans).toMatchObject([
      { source: 'nessus', authenticated: true },
      { source: 'trivy' },
    ]);
    const [{ scannedAt }] = items[2].lastScans;
    expect(Date.now() - Date.parse(scannedAt)).toBeLessThan(41 * 86_400_000);
  });

  it('tells of one asset when each source saw it last, and of none in another customer', async () => {
    const { items } = await store.read(both, r =>
      r.coverage.unscanned({ days: 30 }),
    );
    const { id } = items[2];
    const of = (tenant: string, asset: string) =>
      store.read(both, r => r.coverage.lastScans(tenant, asset));
    expect((await of('acme', id)).map(({ source }) => source)).toEqual([
      'nessus',
      'trivy',
    ]);
    expect(await of('acme', items[0].id)).toEqual([]);
    expect(await of('globex', id)).toEqual([]);
  });

  it('goes on from page to page', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.read(both, r =>
        r.coverage.unscanned({ days: 30, limit: 1, cursor }),
      );
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['never-01', 'never-01', 'stale-01', 'stale-01']);
  });
});
