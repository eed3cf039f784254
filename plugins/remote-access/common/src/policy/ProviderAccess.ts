import { z } from 'zod';
import { defineLifecycle } from '@wardroom/platform-common';

/** The customer's own switch over the provider: while it is off, nobody of the provider is in, or comes in. */
export const providerAccessLifecycle = defineLifecycle({
  noun: 'provider access',
  initial: 'on',
  transitions: {
    suspend: { from: ['on'], to: 'off' },
    resume: { from: ['off'], to: 'on' },
  },
});

export const ProviderAccess = z.object({
  tenant: z.string(),
  state: z.enum(['on', 'off']),
  /** Why it was switched last. */
  reason: z.string().optional(),
  changedBy: z.string().optional(),
  changedAt: z.string().optional(),
  version: z.number().int(),
  allowedActions: z.array(z.enum(['suspend', 'resume'])),
});
export type ProviderAccess = z.infer<typeof ProviderAccess>;
