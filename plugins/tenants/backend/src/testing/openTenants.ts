import { mockServices } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { systemScope, TenantStore } from '@wardroom/platform-node';
import { TestDatabase } from '@wardroom/platform-test-utils';
import { tenantsAuditEvents } from '@wardroom/tenants-common';
import { ensureProvider } from '../tenant/ensureProvider';
import { ApplyService } from '../apply/ApplyService';
import { readers, writers, type TenantsStore } from '../TenantsStore';

/** Two customers, staff of the provider and an assignment, as entity files. */
export const twoTenants = `
apiVersion: wardroom.dev/v1alpha1
kind: Customer
metadata: { namespace: acme, name: acme, title: Acme Corporation }
spec: { tier: enterprise, key: ACME, timeZone: Europe/Berlin, region: Europe }
---
apiVersion: wardroom.dev/v1alpha1
kind: Customer
metadata: { namespace: globex, name: globex, title: Globex Industries }
spec: { tier: essential, key: GLOBEX, timeZone: America/Chicago }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { namespace: acme, name: admin }
spec: { profile: { displayName: Acme Admin, email: admin@acme.example }, roles: [tenant-admin] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { namespace: globex, name: admin }
spec: { profile: { displayName: Globex Admin, email: admin@globex.example }, roles: [tenant-admin] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { namespace: provider, name: technician }
spec: { profile: { displayName: Technician, email: technician@provider.example }, roles: [technician] }
---
apiVersion: wardroom.dev/v1alpha1
kind: Assignment
metadata: { namespace: acme, name: acme-technician }
spec: { person: user:provider/technician, kind: primary, reason: Onboarding }
`;

/** A migrated store in a database of its own. */
export async function openTenants(): Promise<{
  store: TenantsStore;
  database: TestDatabase;
}> {
  const database = await TestDatabase.create();
  const config = mockServices.rootConfig({ data: database.configData });
  const store = await TenantStore.create({
    context: 'tenants',
    database: database.service('tenants'),
    config,
    logger: mockServices.logger.mock(),
    migrations: resolvePackagePath('@wardroom/tenants-backend', 'migrations'),
    readers,
    writers,
    auditEvents: tenantsAuditEvents,
  });
  await ensureProvider(store, config);
  return { store, database };
}

/** Fills a store with the two tenants. */
export async function fillTenants(store: TenantsStore): Promise<void> {
  await new ApplyService(store).apply(systemScope('tenants', '*'), {
    files: twoTenants,
    dryRun: false,
  });
}
