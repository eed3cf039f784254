import { InputError, NotAllowedError } from '@backstage/errors';
import type { TenantScope } from '@wardroom/platform-node';
import {
  PROVIDER,
  tenantGroupRead,
  type Tenant,
} from '@wardroom/tenants-common';
import type { Tenants } from '../scanSchedule/scanAllowance';

const MOST = 200;

/** Which customers are meant: those of a group, of some tiers, these, or all that the person may see. */
export type Choice = { group?: string; tier?: string[]; customers?: string[] };

/**
 * The customers of a choice that are in the scope and not closed.
 *
 * @throws InputError where there is no such group, nobody is left, or there are more than one search can have
 */
export async function chooseCustomers(
  tenants: Tenants,
  scope: TenantScope,
  { group, tier, customers }: Choice,
): Promise<Tenant[]> {
  const members = group && (await membersOf(tenants, scope, group));
  const all = await allOf(tenants);
  const chosen = all.filter(
    customer =>
      customer.id !== PROVIDER &&
      scope.includes(customer.id) &&
      (!members || members.includes(customer.id)) &&
      (!tier || tier.includes(customer.tier)) &&
      (!customers || customers.includes(customer.id)),
  );
  const missing = customers?.find(id => !chosen.some(one => one.id === id));
  if (missing)
    throw new InputError(`customers: ${missing} is none of yours, or closed`);
  if (chosen.length === 0)
    throw new InputError('customers: none of yours is among these');
  if (chosen.length > MOST)
    throw new InputError(
      `customers: these are ${chosen.length}, and one emergency scan can have ${MOST}: choose a group or a tier`,
    );
  return chosen;
}

async function membersOf(
  { tenantGroups }: Tenants,
  scope: TenantScope,
  group: string,
): Promise<string[]> {
  const rights = await scope.rights([tenantGroupRead]);
  if (!rights.has(tenantGroupRead, PROVIDER))
    throw new NotAllowedError(
      'Your role does not include "tenantGroup.read": choose customers or a tier',
    );
  const { items } = await tenantGroups.list({});
  const found = items.find(({ id, name }) => id === group || name === group);
  if (!found) throw new InputError(`group: there is no group "${group}"`);
  return found.tenants;
}

async function allOf({ tenants }: Tenants): Promise<Tenant[]> {
  const found: Tenant[] = [];
  let cursor: string | undefined;
  do {
    const page = await tenants.list({
      ...{ cursor, limit: 200, state: ['active', 'suspended'] },
    });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}
