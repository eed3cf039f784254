import { join } from 'node:path';
import type { Architecture } from '../Architecture';
import type { LoadedContext } from './LoadedContext';

type BuiltInRole = { id: string; permissions: readonly string[] };

/**
 * The built-in roles name permissions of contexts to their right, so no compiler reads them. Answers with the names
 * that no context declares, and with the declared permissions that no role holds.
 */
export function heldPermissions(
  root: string,
  contexts: LoadedContext[],
  { contracts }: Architecture,
): string[] {
  const { builtInRoles } = require(
    join(root, 'plugins/tenants/common/src/builtInRoles'),
  );
  return compareRoles(builtInRoles, contexts, contracts.frameworkPermissions);
}

/** The comparison itself. */
export function compareRoles(
  roles: readonly BuiltInRole[],
  contexts: LoadedContext[],
  frameworkPermissions: string[],
): string[] {
  const declared = new Set(contexts.flatMap(c => [...c.permissions]));
  const held = new Set(roles.flatMap(role => role.permissions));
  const unknown = [...held]
    .filter(name => !declared.has(name) && !frameworkPermissions.includes(name))
    .map(name => {
      const holders = roles.filter(role => role.permissions.includes(name));
      const ids = holders.map(role => role.id).join(', ');
      return `${name}, held by ${ids}, is declared by no context`;
    });
  const inVain = [...declared]
    .filter(name => !held.has(name))
    .map(name => `${name} is held by no built-in role`);
  return [...unknown, ...inVain];
}
