import { resolve } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { TenantStore } from '@wardroom/platform-node';
import { TestDatabase } from '@wardroom/platform-test-utils';
import { interventionsAuditEvents } from '@wardroom/interventions-common';
import {
  readers,
  writers,
  type InterventionsStore,
} from '../InterventionsStore';

/** A store of requests on a database of its own. */
export async function openInterventionsStore(): Promise<{
  database: TestDatabase;
  store: InterventionsStore;
}> {
  const database = await TestDatabase.create();
  const store = await TenantStore.create({
    context: 'interventions',
    database: database.service('interventions'),
    config: mockServices.rootConfig({ data: database.configData }),
    logger: mockServices.logger.mock(),
    migrations: resolve(__dirname, '../../migrations'),
    readers,
    writers,
    auditEvents: interventionsAuditEvents,
  });
  return { database, store };
}
