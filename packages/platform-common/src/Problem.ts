import { z } from 'zod';

/** Body of every error answer (RFC 9457). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** What is wrong, with which thing, and what to do next. */
  detail: z.string(),
  /** The first field that is wrong, where the input was. */
  field: z.string().optional(),
  errors: z
    .array(z.object({ field: z.string(), message: z.string() }))
    .optional(),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
