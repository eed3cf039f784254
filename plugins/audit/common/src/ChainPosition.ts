import { z } from 'zod';

/** 32 bytes as lower-case hexadecimal digits: one way to write a value, so that no changed digit goes unseen. */
export const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits');

/** A place in a chain: the event of this number, and the hash up to and with it. Before the first event it is 0. */
export const ChainPosition = z.strictObject({
  sequence: z.number().int().min(0),
  hash: digest,
});
export type ChainPosition = z.infer<typeof ChainPosition>;
