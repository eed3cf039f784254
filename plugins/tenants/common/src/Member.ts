import { z } from 'zod';
import { email, line, personRef } from '@wardroom/platform-common';

/** Name of a person inside the tenant: part of their reference, never changed. */
export const memberName = z
  .string()
  .regex(
    /^[a-z0-9](?:[._-]?[a-z0-9]){0,62}$/,
    'must be lowercase letters, digits, dots, hyphens or underscores',
  );

export const memberFields = {
  displayName: line(80),
  email,
  /** Ids of built-in or custom roles. */
  roles: z
    .array(z.string().max(64))
    .min(1, 'must name at least one role')
    .max(8),
};

/** A person who belongs to a tenant, with their roles in it. */
export const Member = z.object({
  ref: personRef,
  tenant: z.string(),
  name: z.string(),
  displayName: z.string(),
  email: z.string(),
  roles: z.array(z.string()),
  state: z.enum(['active', 'disabled']),
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  allowedActions: z.array(z.enum(['update', 'disable', 'enable'])),
});
export type Member = z.infer<typeof Member>;

/** Who signed-in people may see of each other: a name, no address. */
export const Profile = z.object({
  ref: personRef,
  displayName: z.string(),
  tenant: z.string(),
});
export type Profile = z.infer<typeof Profile>;
