import { z } from 'zod';
import { line, tenantId } from '@wardroom/platform-common';
import { Tier } from './Tenant';

/** Tenants that match all of the named fields belong to the group by themselves. */
export const GroupRule = z.strictObject({
  tier: z.array(Tier).max(5).optional(),
  industry: z.array(line(60)).max(20).optional(),
  region: z.array(line(60)).max(20).optional(),
});
export type GroupRule = z.infer<typeof GroupRule>;

export const tenantGroupFields = {
  name: line(60),
  description: line(300).optional(),
  rule: GroupRule.optional(),
  /** Tenants that belong to it whatever the rule says. */
  members: z.array(tenantId).max(500),
  /** Tenants that never belong to it: an exclusion beats the rule and the list. */
  exclusions: z.array(tenantId).max(500),
};

/** Tenants that are treated alike, by rule, by list and by exclusion. */
export const TenantGroup = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  rule: GroupRule.optional(),
  members: z.array(z.string()),
  exclusions: z.array(z.string()),
  /** The tenants that belong to it now. */
  tenants: z.array(z.string()),
  version: z.number().int(),
});
export type TenantGroup = z.infer<typeof TenantGroup>;

/** Whether a tenant belongs to the group now. */
export function belongsTo(
  group: Pick<TenantGroup, 'rule' | 'members' | 'exclusions'>,
  tenant: { id: string; tier: string; industry?: string; region?: string },
): boolean {
  if (group.exclusions.includes(tenant.id)) return false;
  if (group.members.includes(tenant.id)) return true;
  const { rule } = group;
  const wanted = rule && Object.entries(rule).filter(([, values]) => values);
  if (!wanted?.length) return false;
  return wanted.every(([field, values]) =>
    (values as string[]).includes(
      tenant[field as 'tier' | 'industry' | 'region'] ?? '',
    ),
  );
}
