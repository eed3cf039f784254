import { z } from 'zod';
import { line } from '@wardroom/platform-common';

/**
 * Where a role holds: in the person's own tenant, in the tenants they are assigned to, or in all of them.
 */
export const RoleReach = z.enum(['own', 'assigned', 'fleet']);
export type RoleReach = z.infer<typeof RoleReach>;

/** A named set of permissions. Built-in ones are versioned in code; custom ones are copies that may be narrowed. */
export const Role = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  reach: RoleReach,
  builtIn: z.boolean(),
  /** The built-in role that a custom one was copied from; it can never hold more than that. */
  base: z.string().optional(),
  permissions: z.array(z.string()),
  version: z.number().int(),
  allowedActions: z.array(z.enum(['update', 'delete'])),
});
export type Role = z.infer<typeof Role>;

export const roleFields = {
  name: line(60),
  description: line(300),
  permissions: z.array(z.string().max(80)).max(200),
};
