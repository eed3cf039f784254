import type { EventsService } from '@backstage/plugin-events-node';
import {
  systemScope,
  topicOf,
  type TenantStore,
} from '@wardroom/platform-node';
import type { AssetReader } from '../asset/AssetReader';
import { AssetService } from '../asset/AssetService';
import type { AssetWriter } from '../asset/AssetWriter';

type Store = TenantStore<
  { assets: typeof AssetReader },
  { assets: typeof AssetWriter }
>;

/** Retires all assets of a customer that was closed, so that the catalog shows none of them any more. */
export async function onTenantClosed(
  store: Store,
  events: EventsService,
): Promise<void> {
  const assets = new AssetService(store);
  await events.subscribe({
    id: 'assets-tenant-closed',
    topics: [topicOf('tenant.closed')],
    async onEvent({ eventPayload }) {
      const { tenant } = eventPayload as { tenant: string };
      const scope = systemScope('assets', [tenant]);
      for (;;) {
        const { items } = await store.readOnce(scope, r =>
          r.assets.list({ limit: 200 }),
        );
        if (items.length === 0) return;
        for (const asset of items) await assets.retire(scope, asset);
      }
    },
  });
}
