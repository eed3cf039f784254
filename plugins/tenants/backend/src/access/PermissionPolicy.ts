import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy as Policy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { IS_IN_TENANT } from '@wardroom/platform-common';
import {
  resourceOwners,
  tenantsGranted,
  type AccessScope,
} from '@wardroom/tenants-common';

const DENY: PolicyDecision = { result: AuthorizeResult.DENY };
const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };

/** Answers every permission of the product from what the tenants database says of the person at this moment. */
export class PermissionPolicy implements Policy {
  readonly #accessOf: (ref: string) => Promise<AccessScope | undefined>;
  readonly #tokenLifetimeMs: number;

  /**
   * @param options - `accessOf` looks a person up; `tokenLifetimeMs` is how long tokens are valid from their issue,
   * which tells when one was issued
   */
  constructor(options: {
    accessOf(ref: string): Promise<AccessScope | undefined>;
    tokenLifetimeMs: number;
  }) {
    this.#accessOf = options.accessOf;
    this.#tokenLifetimeMs = options.tokenLifetimeMs;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const principal = user?.credentials.principal as
      { userEntityRef?: string } | undefined;
    if (!user || !principal?.userEntityRef) return DENY;
    const access = await this.#accessOf(principal.userEntityRef);
    if (!access?.active) return DENY;
    if (this.#isVoid(user, access)) return DENY;
    return decide(access, permission);
  }

  /** Whether the token was issued before the person's tokens were voided. Tokens tell their issue in whole seconds. */
  #isVoid(user: PolicyQueryUser, access: AccessScope): boolean {
    const { expiresAt } = user.credentials;
    if (!expiresAt) return true;
    const issuedAt = expiresAt.getTime() - this.#tokenLifetimeMs;
    const validAfter = Math.floor(Date.parse(access.tokensValidAfter) / 1000);
    return issuedAt < validAfter * 1000;
  }
}

/** The decision for a permission of somebody with this access. */
export function decide(
  access: AccessScope,
  permission: Permission,
): PolicyDecision {
  const held = access.grants.some(g => g.permissions.includes(permission.name));
  if (!held) return DENY;
  if (!isResourcePermission(permission)) return ALLOW;
  const tenants = tenantsGranted(access, permission.name);
  if (tenants === '*') return ALLOW;
  const { resourceType } = permission;
  const pluginId = resourceOwners[resourceType];
  if (!pluginId || tenants.length === 0) return DENY;
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId,
    resourceType,
    conditions: { rule: IS_IN_TENANT, resourceType, params: { tenants } },
  };
}
