import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import { systemScope } from '@wardroom/platform-node';
import type { Asset } from '@wardroom/assets-common';
import { anAsset } from '../testing/anAsset';
import { openAssetsStore } from '../testing/openAssetsStore';
import { AssetService } from './AssetService';

describe('AssetService', () => {
  let world: Awaited<ReturnType<typeof openAssetsStore>>;
  let service: AssetService;

  const acme = testScope({ ref: 'user:provider/tess', tenants: ['acme'] });
  const globex = testScope({ ref: 'user:provider/tess', tenants: ['globex'] });
  const viewer = testScope({
    ref: 'user:acme/vera',
    tenants: ['acme'],
    holds: ['asset.read'],
  });

  beforeEach(async () => {
    world = await openAssetsStore();
    service = new AssetService(world.store);
  });
  afterEach(() => world.database.drop());

  const create = (fields: Parameters<typeof anAsset>[0] = {}) =>
    service.create(acme, anAsset(fields));
  const key = ({ id, version }: Asset) => ({ id, version });

  it('lets an asset be added, changed, retired, and taken back, each with its event', async () => {
    const added = await create({ name: 'web-01', criticality: 'high' });
    expect(added.id).toMatch(/^ast_/);
    expect(added.allowedActions).toEqual(['update', 'retire']);
    const changed = await service.update(acme, {
      ...key(added),
      title: 'Shop',
      addresses: ['192.0.2.1'],
    });
    expect(changed).toMatchObject({ title: 'Shop', criticality: 'high' });
    const retired = await service.retire(acme, key(changed));
    expect(retired.allowedActions).toEqual(['reactivate', 'delete']);
    const back = await service.reactivate(acme, key(retired));
    await service.retire(acme, key(back));
    const { records, events } = await outboxOf(world.database, 'assets');
    expect(records.map(r => r.sentence)).toEqual([
      'user:provider/tess added the asset web-01 (server, high)',
      'user:provider/tess changed title, addresses of the asset web-01',
      'user:provider/tess retired the asset web-01',
      'user:provider/tess took the asset web-01 back into use',
      'user:provider/tess retired the asset web-01',
    ]);
    expect(events.map(e => e.type)).toEqual(records.map(r => r.event));
  });

  it('finds an asset by its id and by its name', async () => {
    const { id } = await create({ name: 'web-01' });
    await expect(service.get(acme, { id })).resolves.toMatchObject({ id });
    await expect(service.get(acme, { id: 'web-01' })).resolves.toMatchObject({
      id,
    });
  });

  it('keeps a name unique in its customer and free in another', async () => {
    await create({ name: 'web-01' });
    await expect(create({ name: 'web-01' })).rejects.toThrow(/^name: /);
    const other = anAsset({ tenant: 'globex', name: 'web-01' });
    await expect(service.create(globex, other)).resolves.toBeDefined();
  });

  it('lets one of two people win who change the same asset', async () => {
    const asset = await create();
    const results = await Promise.allSettled([
      service.update(acme, { ...key(asset), title: 'A' }),
      service.update(acme, { ...key(asset), title: 'B' }),
    ]);
    expect(results.map(r => r.status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    const lost = results.find(r => r.status === 'rejected');
    expect((lost as PromiseRejectedResult).reason.name).toBe('ConflictError');
  });

  it('changes only what is in use', async () => {
    const asset = await create();
    const retired = await service.retire(acme, key(asset));
    await expect(
      service.update(acme, { ...key(retired), title: 'x' }),
    ).rejects.toThrow(/take it back/);
    await expect(service.retire(acme, key(retired))).rejects.toThrow(
      /possible only when it is active/,
    );
  });

  it('refuses people of others as owners', async () => {
    await expect(create({ owner: 'user:globex/gina' })).rejects.toThrow(
      /^owner: /,
    );
    await expect(create({ owner: 'user:acme/ada' })).resolves.toBeDefined();
  });

  it('shows a viewer no actions', async () => {
    const { id } = await create();
    const seen = await service.get(viewer, { id });
    expect(seen.allowedActions).toEqual([]);
    const { items } = await service.list(viewer, {});
    expect(items[0].allowedActions).toEqual([]);
  });

  it('downloads the list with formulas made harmless, on the record of each customer in it', async () => {
    await create({ name: 'web-01', title: '=cmd()', tags: ['a', 'b'] });
    await service.create(globex, anAsset({ tenant: 'globex' }));
    const fleet = systemScope('assets', '*');
    const { filename, body } = await service.download(fleet, {});
    const lines: string[] = [];
    for await (const part of body) lines.push(part);
    expect(filename).toBe('assets.csv');
    expect(lines.join('').split('\r\n')).toEqual([
      'customer,name,title,type,criticality,exposure,owner,addresses,tags,state,updated',
      expect.stringMatching(
        /^acme,web-01,'=cmd\(\),server,medium,unknown,,,a b,active,20/,
      ),
      expect.stringMatching(/^globex,web-01,/),
      '',
    ]);
    const { records } = await outboxOf(world.database, 'assets');
    const downloads = records.filter(r => r.event === 'asset.downloaded');
    expect(downloads.map(r => r.tenant)).toEqual(['acme', 'globex']);
  });

  it('resolves the ids that exist in the tenant and no others', async () => {
    const own = await create();
    const foreign = await service.create(globex, anAsset({ tenant: 'globex' }));
    const { items } = await service.resolve(systemScope('assets', ['acme']), {
      tenant: 'acme',
      id: [own.id, foreign.id, 'ast_unknown'],
    });
    expect(items.map(a => a.id)).toEqual([own.id]);
  });
});
