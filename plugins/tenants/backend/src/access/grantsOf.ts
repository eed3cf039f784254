import { PROVIDER, type AccessScope } from '@wardroom/tenants-common';
import type { EffectiveRole } from '../role/rolesFor';

type Grant = AccessScope['grants'][number];

// What staff see of their own organisation, whatever their role reaches.
const amongColleagues = [
  'account.use',
  'tenant.read',
  'member.read',
  'catalog.entity.read',
];

/** Permissions that look and do not touch: all that is left in a suspended tenant. */
export function isReading(permission: string): boolean {
  return (
    /\.(read|export)$/.test(permission) ||
    permission.startsWith('workspace.') ||
    permission === 'account.use'
  );
}

/**
 * The grants that roles give: in the own tenant, in assigned ones, or everywhere.
 *
 * @param options - `assigned`: tenants of active assignments; `resting`: tenants that are suspended or closed, where
 * people of the customer and technicians only read
 */
export function grantsOf(options: {
  tenant: string;
  roles: EffectiveRole[];
  assigned: string[];
  resting: string[];
}): Grant[] {
  const { tenant, roles, assigned, resting } = options;
  const grants = roles.flatMap(role => {
    if (role.reach === 'fleet') {
      return [{ permissions: [...role.permissions], tenants: '*' as const }];
    }
    const tenants = role.reach === 'own' ? [tenant] : assigned;
    return split([...role.permissions], tenants, resting);
  });
  if (tenant === PROVIDER && roles.length > 0) {
    grants.push({ permissions: amongColleagues, tenants: [PROVIDER] });
  }
  return grants;
}

function split(permissions: string[], tenants: string[], resting: string[]) {
  const awake = tenants.filter(t => !resting.includes(t));
  const asleep = tenants.filter(t => resting.includes(t));
  const grants: Grant[] = [{ permissions, tenants: awake }];
  if (asleep.length > 0) {
    grants.push({
      permissions: permissions.filter(isReading),
      tenants: asleep,
    });
  }
  return grants;
}
