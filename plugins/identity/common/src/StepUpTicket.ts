import { z } from 'zod';

/** What a ticket may be used for. */
export const StepUpPurpose = z.enum(['remote-session']);
export type StepUpPurpose = z.infer<typeof StepUpPurpose>;

/** Proof that the person gave a fresh one-time code for one purpose and one object; works once, for two minutes. */
export const StepUpTicket = z.object({
  ticket: z.string(),
  expiresAt: z.string(),
});
export type StepUpTicket = z.infer<typeof StepUpTicket>;
