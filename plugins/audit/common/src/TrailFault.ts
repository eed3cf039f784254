import { z } from 'zod';

/** The first thing in a chain that is not as it was written, and where. */
export const TrailFault = z.strictObject({
  kind: z.enum([
    /** The event's text or a hash was changed. */
    'changed',
    /** Events are gone, or stand in another order. */
    'missing',
    /** An event is there that does not belong there. */
    'inserted',
    /** Events were replaced and their hashes made anew. */
    'rewritten',
    /** The end is gone. */
    'cut',
    /** A checkpoint or the header is not signed by the key it names. */
    'forged',
    /** Signed by a key that is not among the trusted ones. */
    'unknown-key',
    /** Not in the form of a trail at all. */
    'unreadable',
  ]),
  /** Number of the event that is certainly wrong. */
  sequence: z.number().int().min(0),
  /** The earliest event that may be wrong as well; absent where nothing before is. */
  since: z.number().int().positive().optional(),
  /** Line of the file, from 1. */
  line: z.number().int().positive().optional(),
  /** What is wrong, in a sentence for people. */
  message: z.string(),
});
export type TrailFault = z.infer<typeof TrailFault>;
