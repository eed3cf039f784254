import { z } from 'zod';
import { FindingSummary } from '../finding/Finding';
import { RiskAcceptanceState } from './riskAcceptanceLifecycle';

/** For how long a risk can be accepted at most, in ms: a year, leap or not. */
export const longestAcceptanceMs = 366 * 24 * 3600 * 1000;

export const RiskAcceptanceAction = z.enum([
  'approve',
  'decline',
  'withdraw',
  'end',
]);
export type RiskAcceptanceAction = z.infer<typeof RiskAcceptanceAction>;

/** What a customer lives with until a day, and who said so. */
export const RiskAcceptance = z.object({
  id: z.string(),
  tenant: z.string(),
  state: RiskAcceptanceState,
  /** Why the risk can be borne, or cannot be removed yet. */
  reason: z.string(),
  /** After this its findings are open again. */
  until: z.string(),
  findingIds: z.array(z.string()),
  requestedBy: z.string(),
  requestedAt: z.string(),
  decidedBy: z.string().optional(),
  decidedAt: z.string().optional(),
  /** Empty if nothing was said. */
  decisionNote: z.string(),
  /** Who ended it before its day, or `plugin:assets` when that had come. */
  endedBy: z.string().optional(),
  endedAt: z.string().optional(),
  version: z.number().int(),
  allowedActions: z.array(RiskAcceptanceAction),
});
export type RiskAcceptance = z.infer<typeof RiskAcceptance>;

/** One with its findings as they are now. */
export const RiskAcceptanceDetails = RiskAcceptance.extend({
  findings: z.array(FindingSummary),
});
export type RiskAcceptanceDetails = z.infer<typeof RiskAcceptanceDetails>;
