import { z } from 'zod';

const MOST = 4_000;

/** What people set for a scanner, by names that the scanner knows and checks. */
export const scanSettings = z
  .record(z.string().max(60), z.json())
  .refine(settings => JSON.stringify(settings).length <= MOST, {
    message: `must have at most ${MOST} characters as JSON`,
  });
