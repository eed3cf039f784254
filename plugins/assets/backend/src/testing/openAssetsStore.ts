import { resolve } from 'node:path';
import type { Knex } from 'knex';
import { mockServices } from '@backstage/backend-test-utils';
import { TenantStore } from '@wardroom/platform-node';
import { TestDatabase } from '@wardroom/platform-test-utils';
import { assetsAuditEvents } from '@wardroom/assets-common';
import { readers, writers, type AssetsStore } from '../AssetsStore';

/** A store of assets on a database of its own, which may be prepared before anybody connects. */
export async function openAssetsStore(
  prepare?: (superuser: Knex) => Promise<void>,
): Promise<{
  database: TestDatabase;
  store: AssetsStore;
}> {
  const database = await TestDatabase.create();
  await prepare?.(database.superuser());
  const store = await TenantStore.create({
    context: 'assets',
    database: database.service('assets'),
    config: mockServices.rootConfig({ data: database.configData }),
    logger: mockServices.logger.mock(),
    migrations: resolve(__dirname, '../../migrations'),
    readers,
    writers,
    auditEvents: assetsAuditEvents,
  });
  return { database, store };
}
