import { join } from 'node:path';
import type { LoadedContext } from './LoadedContext';

/**
 * The policy asks `resourceOwners` which plugin answers for a resource, and denies to everybody what is not there. It
 * names resources of contexts to its right, so no compiler reads it. Answers with the resources of permissions that it
 * lacks or gives to another context.
 */
export function ownedResources(
  root: string,
  contexts: LoadedContext[],
): string[] {
  const { resourceOwners } = require(
    join(root, 'plugins/tenants/common/src/resourceOwners'),
  );
  return compareOwners(resourceOwners, contexts);
}

/** The comparison itself. */
export function compareOwners(
  owners: Readonly<Record<string, string>>,
  contexts: LoadedContext[],
): string[] {
  return contexts.flatMap(({ name, resources }) =>
    [...resources]
      .filter(resource => owners[resource] !== name)
      .map(
        resource =>
          `${resource}, a resource of ${name}, must stand in resourceOwners.ts as its: now everybody is denied`,
      ),
  );
}
