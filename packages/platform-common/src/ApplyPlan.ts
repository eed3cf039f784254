import { z } from 'zod';

/** What applying a set of entity files changes, or has changed. */
export const ApplyPlan = z.object({
  dryRun: z.boolean(),
  changes: z.array(
    z.object({
      entity: z.string(),
      action: z.enum(['create', 'update', 'unchanged']),
      fields: z.array(
        z.object({
          field: z.string(),
          before: z.unknown().optional(),
          after: z.unknown().optional(),
        }),
      ),
    }),
  ),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
});
export type ApplyPlan = z.infer<typeof ApplyPlan>;
