import { systemScope, type TenantStore } from '@wardroom/platform-node';
import type { AccessRules } from '@wardroom/remote-access-common';
import { PROVIDER } from '@wardroom/tenants-common';
import type { PolicyReader } from './PolicyReader';

type Store = TenantStore<{ policies: typeof PolicyReader }>;

/** The rules that hold for a customer, before those of a single target. */
export async function rulesInForce(
  store: Store,
  tenant: string,
): Promise<AccessRules> {
  const inForce = await store.readOnce(
    systemScope('remote-access', [tenant, PROVIDER]),
    r => r.policies.inForce([tenant]),
  );
  return inForce(tenant).rules;
}
