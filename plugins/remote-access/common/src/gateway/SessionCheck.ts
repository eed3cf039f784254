import { z } from 'zod';

/** What would come of opening a session now. */
export const SessionCheck = z.object({
  allowed: z.boolean(),
  /** Short name of what stands in the way. */
  code: z.string().optional(),
  /** The same in words, with what to do. */
  message: z.string().optional(),
  /** When the person may enter. */
  opensAt: z.string().optional(),
  /** Whether to ask the customer for access would help. */
  mayAsk: z.boolean(),
  /** Until when the session may last, where a grant says so. */
  until: z.string().optional(),
  /** Whether a one-time code must be given; not where one that was given before still counts. */
  codeNeeded: z.boolean(),
});
export type SessionCheck = z.infer<typeof SessionCheck>;
