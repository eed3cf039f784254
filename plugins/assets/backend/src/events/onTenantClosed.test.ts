import { mockServices } from '@backstage/backend-test-utils';
import { systemScope, topicOf } from '@wardroom/platform-node';
import { anAsset } from '../testing/anAsset';
import { openAssetsStore } from '../testing/openAssetsStore';
import { onTenantClosed } from './onTenantClosed';

it('retires the assets of a closed customer and of no other', async () => {
  const { store, database } = await openAssetsStore();
  const all = systemScope('assets', '*');
  await store.transact(all, async tx => {
    await tx.assets.create(anAsset({ name: 'web-01' }));
    await tx.assets.create(anAsset({ name: 'web-02' }));
    await tx.assets.create(anAsset({ tenant: 'globex' }));
  });
  const events = mockServices.events();
  await onTenantClosed(store, events);
  await events.publish({
    topic: topicOf('tenant.closed'),
    eventPayload: { tenant: 'acme' },
  });
  const { items } = await store.read(all, r => r.assets.list({}));
  expect(items.map(a => a.tenant)).toEqual(['globex']);
  await database.drop();
});
