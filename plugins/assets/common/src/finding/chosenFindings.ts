import { z } from 'zod';
import { id } from '@wardroom/platform-common';

/** Findings of one customer, each with the version that the caller saw. */
export const chosenFindings = z
  .array(
    z.strictObject({ id: id('fnd'), version: z.number().int().positive() }),
  )
  .min(1, 'must be at least one finding')
  .max(200, 'must be at most 200 findings');
