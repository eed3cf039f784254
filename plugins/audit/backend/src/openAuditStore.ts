import {
  resolvePackagePath,
  type DatabaseService,
  type LoggerService,
  type RootConfigService,
} from '@backstage/backend-plugin-api';
import { auditAuditEvents } from '@wardroom/audit-common';
import { TenantStore } from '@wardroom/platform-node';
import { readers, writers, type AuditStore } from './AuditStore';

/** Brings the schema up to date and opens the store. */
export function openAuditStore(options: {
  config: RootConfigService;
  database: DatabaseService;
  logger: LoggerService;
}): Promise<AuditStore> {
  return TenantStore.create({
    ...options,
    context: 'audit',
    migrations: resolvePackagePath('@wardroom/audit-backend', 'migrations'),
    readers,
    writers,
    auditEvents: auditAuditEvents,
  });
}
