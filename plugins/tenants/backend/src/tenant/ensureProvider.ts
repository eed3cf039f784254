import type { RootConfigService } from '@backstage/backend-plugin-api';
import { systemScope, type TenantStore } from '@wardroom/platform-node';
import { PROVIDER } from '@wardroom/tenants-common';
import type { TenantWriter } from './TenantWriter';

type Store = TenantStore<
  Record<never, never>,
  { tenants: typeof TenantWriter }
>;

/** Creates the provider's own tenant on the first start: its people are the staff, and its audit chain is the platform's. */
export async function ensureProvider(
  store: Store,
  config: RootConfigService,
): Promise<void> {
  const scope = systemScope('tenants', [PROVIDER]);
  const name = config.getOptionalString('organization.name') ?? 'Provider';
  await store.transact(scope, async tx => {
    if (await tx.tenants.find(PROVIDER)) return;
    await tx.tenants.create(PROVIDER, {
      name,
      tier: 'enterprise',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      key: 'PROVIDER',
    });
    await tx.audit('tenant.created', {
      tenant: PROVIDER,
      object: PROVIDER,
      name,
      tier: 'enterprise',
    });
  });
}
