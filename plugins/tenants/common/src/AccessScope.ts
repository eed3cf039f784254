import { z } from 'zod';

/** What the policy must know of a person: whether they may act, and which permissions hold where. */
export const AccessScope = z.object({
  ref: z.string(),
  active: z.boolean(),
  displayName: z.string(),
  tenant: z.string(),
  roles: z.array(z.string()),
  /** Tokens issued before this time are void. */
  tokensValidAfter: z.string(),
  /** Tenants in which each named permission holds; `*` for all tenants. */
  grants: z.array(
    z.object({
      permissions: z.array(z.string()),
      tenants: z.union([z.literal('*'), z.array(z.string())]),
    }),
  ),
});
export type AccessScope = z.infer<typeof AccessScope>;

/** The tenants in which the permission holds for this person. */
export function tenantsGranted(
  scope: AccessScope,
  permission: string,
): string[] | '*' {
  const tenants = new Set<string>();
  for (const grant of scope.grants) {
    if (!grant.permissions.includes(permission)) continue;
    if (grant.tenants === '*') return '*';
    grant.tenants.forEach(tenant => tenants.add(tenant));
  }
  return [...tenants];
}
