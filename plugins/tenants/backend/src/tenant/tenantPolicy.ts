import type { Rights } from '@wardroom/platform-node';
import {
  PROVIDER,
  tenantClose,
  tenantLifecycle,
  tenantResume,
  tenantSuspend,
  tenantUpdate,
  type Tenant,
} from '@wardroom/tenants-common';
import type { StoredTenant } from './TenantReader';

const permissionOf = {
  suspend: tenantSuspend,
  resume: tenantResume,
  close: tenantClose,
};

/** What somebody with these rights may do to the tenant in its state. The provider itself is never suspended. */
export function tenantActions(
  tenant: StoredTenant,
  rights: Rights,
): Tenant['allowedActions'] {
  const actions: Tenant['allowedActions'] = [];
  const open = tenant.state !== 'closed';
  if (open && rights.has(tenantUpdate, tenant.id)) actions.push('update');
  if (tenant.id === PROVIDER) return actions;
  for (const action of tenantLifecycle.actions(tenant.state)) {
    if (rights.has(permissionOf[action], tenant.id)) actions.push(action);
  }
  return actions;
}
