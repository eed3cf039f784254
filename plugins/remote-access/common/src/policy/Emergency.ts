import { z } from 'zod';
import { defineLifecycle } from '@wardroom/platform-common';

/** Hours in which an emergency must be reviewed after its end. */
export const reviewHours = 24;

/** Access of an administrator of the provider without a request: asked for by one, approved by another, then reviewed. */
export const emergencyLifecycle = defineLifecycle({
  noun: 'emergency access',
  initial: 'requested',
  transitions: {
    approve: { from: ['requested'], to: 'active' },
    decline: { from: ['requested'], to: 'declined' },
    withdraw: { from: ['requested'], to: 'withdrawn' },
    expire: { from: ['requested'], to: 'expired' },
    end: { from: ['active'], to: 'ended' },
    review: { from: ['ended'], to: 'reviewed' },
  },
});

export const EmergencyState = z.enum([
  'requested',
  'active',
  'declined',
  'withdrawn',
  'expired',
  'ended',
  'reviewed',
]);
export type EmergencyState = z.infer<typeof EmergencyState>;

export const Emergency = z.object({
  id: z.string(),
  tenant: z.string(),
  state: EmergencyState,
  /** Who asked and may enter: nobody else. */
  person: z.string(),
  targets: z.array(z.object({ id: z.string(), name: z.string() })),
  minutes: z.number().int(),
  reason: z.string(),
  decidedBy: z.string().optional(),
  decidedAt: z.string().optional(),
  /** Until when its sessions may last. */
  endsAt: z.string().optional(),
  endedAt: z.string().optional(),
  /** Until when somebody else must have written what they found. */
  reviewDueAt: z.string().optional(),
  overdue: z.boolean(),
  reviewedBy: z.string().optional(),
  reviewedAt: z.string().optional(),
  findings: z.string().optional(),
  note: z.string().optional(),
  version: z.number().int(),
  createdAt: z.string(),
  allowedActions: z.array(
    z.enum(['approve', 'decline', 'withdraw', 'enter', 'end', 'review']),
  ),
});
export type Emergency = z.infer<typeof Emergency>;
