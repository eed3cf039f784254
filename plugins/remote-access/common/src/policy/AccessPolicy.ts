import { z } from 'zod';
import { AccessRules, SomeAccessRules } from './AccessRules';

const ruleNames = Object.keys(AccessRules.shape) as [
  keyof AccessRules,
  ...(keyof AccessRules)[],
];

/** The rules of one customer, or of the provider for all of them, and what follows from both. */
export const AccessPolicy = z.object({
  tenant: z.string(),
  /** What this tenant says itself. */
  own: SomeAccessRules,
  /** What holds above: the provider's rules for a customer, what ships with the product for the provider. */
  above: AccessRules,
  /** What holds in sessions, before the rules of a single target. */
  effective: AccessRules,
  /** Whose rule each of them is. */
  origins: z.record(
    z.enum(ruleNames),
    z.enum(['provider', 'customer', 'target']),
  ),
  /** What this tenant said before the last change; absent where nothing was changed yet. */
  before: SomeAccessRules.optional(),
  changedBy: z.string().optional(),
  changedAt: z.string().optional(),
  version: z.number().int(),
  allowedActions: z.array(z.enum(['update', 'revert'])),
});
export type AccessPolicy = z.infer<typeof AccessPolicy>;
