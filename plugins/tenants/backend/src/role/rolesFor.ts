import {
  builtInRoles,
  customerRoles,
  PROVIDER,
  staffRoles,
  type BuiltInRole,
} from '@wardroom/tenants-common';
import type { StoredRole } from './RoleReader';

/** A role as it counts: a custom one never holds more than the built-in one it was copied from. */
export type EffectiveRole = BuiltInRole & { custom?: StoredRole };

/** The roles that people of a tenant can have. */
export function rolesFor(
  tenant: string,
  custom: StoredRole[],
): EffectiveRole[] {
  const builtIn = tenant === PROVIDER ? staffRoles : customerRoles;
  const copies = custom
    .filter(role => role.tenant === tenant)
    .flatMap(role => {
      const base = builtInRoles.find(b => b.id === role.base);
      if (!base) return [];
      const permissions = role.permissions.filter(p =>
        base.permissions.includes(p),
      );
      const { id, name, description } = role;
      return [{ ...base, id, name, description, permissions, custom: role }];
    });
  return [...builtIn, ...copies];
}
