/** @jest-environment node */
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import { AssetService } from '../asset/AssetService';
import { anAsset } from '../testing/anAsset';
import { openAssetsStore } from '../testing/openAssetsStore';
import { RemovalService } from './RemovalService';

describe('RemovalService', () => {
  let world: Awaited<ReturnType<typeof openAssetsStore>>;
  let assets: AssetService;
  let removals: RemovalService;

  const acme = testScope({ ref: 'user:provider/tess', tenants: ['acme'] });

  beforeAll(async () => {
    world = await openAssetsStore();
    assets = new AssetService(world.store);
    removals = new RemovalService(world.store);
  });
  afterAll(() => world.database.drop());

  it('deletes an asset that is retired, for good, and no other', async () => {
    const { id, version } = await assets.create(
      acme,
      anAsset({ name: 'web-01' }),
    );
    await expect(removals.delete(acme, { id })).rejects.toThrow(/retire it/);
    await assets.retire(acme, { id, version });
    await removals.delete(acme, { id });
    await expect(assets.get(acme, { id })).rejects.toThrow(
      `There is no asset "${id}"`,
    );
    const { records, events } = await outboxOf(world.database, 'assets');
    expect(records.at(-1)?.sentence).toBe(
      'user:provider/tess deleted the asset web-01 for good',
    );
    expect(events.at(-1)?.type).toBe('asset.deleted');
  });

  it('leaves alone what is of another customer', async () => {
    const { id, version } = await assets.create(acme, anAsset({ name: 'db' }));
    await assets.retire(acme, { id, version });
    const globex = testScope({ ref: 'user:globex/gina', tenants: ['globex'] });
    await expect(removals.delete(globex, { id })).rejects.toThrow(
      'There is no asset',
    );
    await expect(assets.get(acme, { id })).resolves.toBeDefined();
  });
});
