import { z } from 'zod';
import { ChainPosition } from './ChainPosition';
import { TrailFault } from './TrailFault';

/**
 * What checking a stretch of a chain found. A long chain is checked stretch by stretch: `next` is where the following
 * one begins, and `total` tells how far it is.
 */
export const ChainVerification = z.object({
  intact: z.boolean(),
  /** Events of this stretch. */
  events: z.number().int(),
  /** Checkpoints of this stretch whose signature was checked. */
  checkpoints: z.number().int(),
  /** The last event that was found good. */
  head: ChainPosition,
  /** Events of the whole chain. */
  total: z.number().int(),
  firstBad: TrailFault.optional(),
  next: z.number().int().optional(),
});
export type ChainVerification = z.infer<typeof ChainVerification>;
