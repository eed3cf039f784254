import { z } from 'zod';
import {
  defineLifecycle,
  id,
  line,
  personRef,
} from '@wardroom/platform-common';
import { AccessWindow } from './AccessWindow';
import { ProposedPlan, WorkPlan } from './WorkPlan';

export const grantLifecycle = defineLifecycle({
  noun: 'grant',
  initial: 'requested',
  transitions: {
    approve: { from: ['requested'], to: 'granted' },
    decline: { from: ['requested'], to: 'declined' },
    withdraw: { from: ['requested'], to: 'withdrawn' },
    revoke: { from: ['granted'], to: 'revoked' },
    expire: { from: ['requested', 'granted'], to: 'expired' },
  },
});

export const GrantState = z.enum([
  'requested',
  'granted',
  'declined',
  'withdrawn',
  'revoked',
  'expired',
]);
export type GrantState = z.infer<typeof GrantState>;

/** Which targets a grant opens. */
export const GrantTargets = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({
    kind: z.literal('targets'),
    ids: z.array(id('tgt')).min(1).max(100),
  }),
  z.strictObject({ kind: z.literal('asset'), id: id('ast') }),
  z.strictObject({ kind: z.literal('tag'), tag: line(40) }),
]);
export type GrantTargets = z.infer<typeof GrantTargets>;

export const grantFields = {
  /** The technician; all who are assigned to the customer if absent. */
  person: personRef.optional(),
  targets: GrantTargets,
  window: AccessWindow.omit({ zone: true }).extend({
    hours: AccessWindow.shape.hours.default([]),
  }),
  /** The request it is for; any that is in work if absent. */
  intervention: id('int').optional(),
  reason: line(300),
  /** What is going to be done; whoever approves the access approves it too. */
  plan: ProposedPlan.optional(),
};

/** A right to targets of a customer, for a time: given by the customer, or asked for and approved. */
export const Grant = z.object({
  id: z.string(),
  tenant: z.string(),
  state: GrantState,
  person: z.string().optional(),
  targets: GrantTargets,
  /** Names of the targets or of the asset, as they were called then. */
  names: z.array(z.string()),
  window: AccessWindow,
  intervention: z.object({ id: z.string(), key: z.string() }).optional(),
  reason: z.string(),
  plan: WorkPlan.optional(),
  requestedBy: z.string(),
  decidedBy: z.string().optional(),
  decidedAt: z.string().optional(),
  /** What whoever decided or revoked wrote. */
  note: z.string().optional(),
  /** Whether it opens something at this moment. */
  open: z.boolean(),
  version: z.number().int(),
  createdAt: z.string(),
  allowedActions: z.array(z.enum(['approve', 'decline', 'withdraw', 'revoke'])),
});
export type Grant = z.infer<typeof Grant>;
