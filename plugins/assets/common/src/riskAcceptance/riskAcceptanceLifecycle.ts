import { z } from 'zod';
import { defineLifecycle } from '@wardroom/platform-common';

export const RiskAcceptanceState = z.enum([
  'requested',
  'approved',
  'declined',
  'withdrawn',
  'ended',
  'expired',
]);
export type RiskAcceptanceState = z.infer<typeof RiskAcceptanceState>;

/** Asked for, decided by the customer, and over: by their word or because its day has passed, decided or not. */
export const riskAcceptanceLifecycle = defineLifecycle({
  noun: 'risk acceptance',
  initial: 'requested',
  transitions: {
    approve: { from: ['requested'], to: 'approved' },
    decline: { from: ['requested'], to: 'declined' },
    withdraw: { from: ['requested'], to: 'withdrawn' },
    end: { from: ['approved'], to: 'ended' },
    expire: { from: ['requested', 'approved'], to: 'expired' },
  },
});
export type RiskAcceptanceTransition =
  keyof typeof riskAcceptanceLifecycle.transitions;
