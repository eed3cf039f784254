import {
  createPermission,
  type BasicPermission,
  type PermissionAttributes,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

export type PermissionAction = NonNullable<PermissionAttributes['action']>;

/**
 * A permission over one noun of a tenant, named `<noun>.<verb>`. Its resource type is the noun, so that the
 * policy can answer with the tenants in which it holds.
 */
export function definePermission(
  name: `${string}.${string}`,
  action: PermissionAction,
): ResourcePermission {
  return createPermission({
    name,
    attributes: { action },
    resourceType: name.slice(0, name.indexOf('.')),
  });
}

/** A permission without a tenant, answered with yes or no, such as `workspace.console`. */
export function defineBasicPermission(
  name: `${string}.${string}`,
): BasicPermission {
  return createPermission({ name, attributes: {} });
}

/** The one rule of all our resource types: the resource lies in one of the tenants given as parameter. */
export const IS_IN_TENANT = 'IS_IN_TENANT';
