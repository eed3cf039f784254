import {
  defineJob,
  systemScope,
  type TenantStore,
} from '@wardroom/platform-node';
import type { DataKeyReader } from '../dataKey/DataKeyReader';
import type { DataKeyWriter } from '../dataKey/DataKeyWriter';
import type { MasterKeys } from '../dataKey/MasterKeys';

const BATCH = 200;

type Store = TenantStore<
  { dataKeys: typeof DataKeyReader },
  { dataKeys: typeof DataKeyWriter }
>;

/**
 * Wraps data keys with the current master key, so that an old one can be taken out of the file once none is left
 * under it. Nothing that the data keys sealed changes.
 */
export function rewrapKeys(store: Store, masterKeys: MasterKeys) {
  return defineJob({
    name: 'rewrapKeys',
    everyMs: 10 * 60_000,
    async run(everywhere) {
      const { currentId } = masterKeys;
      for (;;) {
        const keys = await store.readOnce(everywhere, r =>
          r.dataKeys.wrappedByOther(currentId, BATCH),
        );
        for (const key of keys) {
          const next = masterKeys.rewrap(key, key.tenant);
          const scope = systemScope('identity', [key.tenant]);
          await store.transact(scope, tx => tx.dataKeys.rewrap(key, next));
        }
        if (keys.length > 0) store.logger.info(`rewrapped ${keys.length} keys`);
        if (keys.length < BATCH) return;
      }
    },
  });
}
