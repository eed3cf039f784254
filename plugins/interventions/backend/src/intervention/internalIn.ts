import type { TenantScope, Tenants } from '@wardroom/platform-node';
import { messagePostInternal } from '@wardroom/interventions-common';
import { PROVIDER } from '@wardroom/tenants-common';

/**
 * The tenants in which the scope's actor may see what is internal: those in which staff may write it. People of a
 * customer see none of it, whatever a role of theirs says.
 */
export async function internalIn(scope: TenantScope): Promise<Tenants> {
  const { actor, tenants } = scope;
  const isCustomer =
    actor.ref.startsWith('user:') && !actor.ref.startsWith(`user:${PROVIDER}/`);
  if (isCustomer) return [];
  const rights = await scope.rights([messagePostInternal]);
  const sees = (tenant: string) => rights.has(messagePostInternal, tenant);
  if (tenants === '*') return sees('*') ? '*' : [];
  return tenants.filter(sees);
}
