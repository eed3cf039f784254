import {
  declaredEndpoints,
  type AuditEventDefinition,
  type Contract,
  type DeclaredEndpoint,
  type Lifecycle,
} from '@wardroom/platform-common';

/** What the common of one context declares. */
export interface LoadedContext {
  name: string;
  endpoints: DeclaredEndpoint[];
  /** Names of its permissions, `<noun>.<verb>`. */
  permissions: Set<string>;
  /** Types of the resources that they are about. */
  resources: Set<string>;
  auditEvents: Record<string, AuditEventDefinition>;
  /** Life cycles by the noun in front of `Lifecycle` in their name. */
  lifecycles: Record<string, Lifecycle>;
}

/**
 * Sorts what the common of a context exports.
 *
 * @param exported - everything its `index.ts` exports
 */
export function loadContext(
  name: string,
  exported: Record<string, unknown>,
): LoadedContext {
  const prefix = name.replace(/-(.)/g, (_, c: string) => c.toUpperCase());
  const contract = exported[`${prefix}Contract`] as Contract | undefined;
  const things = Object.entries(exported);
  const permissions = things.flatMap(([, thing]) =>
    isPermission(thing) ? [thing] : [],
  );
  return {
    name,
    endpoints: contract ? declaredEndpoints(contract) : [],
    permissions: new Set(permissions.map(permission => permission.name)),
    resources: new Set(
      permissions.flatMap(({ resourceType }) => resourceType ?? []),
    ),
    auditEvents: (exported[`${prefix}AuditEvents`] ??
      {}) as LoadedContext['auditEvents'],
    lifecycles: Object.fromEntries(
      things.flatMap(([key, thing]) =>
        isLifecycle(thing) ? [[key.replace(/Lifecycle$/, ''), thing]] : [],
      ),
    ),
  };
}

/** Short name of an endpoint in messages and in `architecture.json`: `tenants.members.create`. */
export function nameOf({ context, noun, verb }: DeclaredEndpoint): string {
  return `${context}.${noun}.${verb}`;
}

function isPermission(
  thing: unknown,
): thing is { name: string; resourceType?: string } {
  return (
    typeof thing === 'object' &&
    !!thing &&
    'name' in thing &&
    'attributes' in thing
  );
}

function isLifecycle(thing: unknown): thing is Lifecycle {
  return (
    typeof thing === 'object' &&
    !!thing &&
    'transitions' in thing &&
    'initial' in thing
  );
}
