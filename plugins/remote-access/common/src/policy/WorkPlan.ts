import { z } from 'zod';
import { id, line } from '@wardroom/platform-common';

/** SHA-256 in hex. */
export const planHash = z.string().regex(/^[0-9a-f]{64}$/);

const commands = z
  .array(line(200))
  .max(50, 'must be at most 50 commands')
  .transform(lines => [...new Set(lines)]);

/** What is going to be done, as it is proposed: on which targets, with which commands. */
export const ProposedPlan = z.strictObject({
  steps: z
    .array(z.strictObject({ target: id('tgt'), commands }))
    .min(1)
    .max(20, 'must be at most 20 steps'),
  /** Whether files may be moved. */
  files: z.boolean().default(false),
});
export type ProposedPlan = z.infer<typeof ProposedPlan>;

/**
 * A plan as it was approved with a grant; it never changes. A command is meant letter by letter, but for the amount of
 * white space; `*` stands for any text inside one command.
 */
export const WorkPlan = z.object({
  steps: z.array(
    z.object({
      target: z.object({
        id: z.string(),
        /** As it was called then. */
        name: z.string(),
      }),
      commands: z.array(z.string()),
    }),
  ),
  files: z.boolean(),
  /** SHA-256 of the canonical JSON (RFC 8785) of steps and files, in hex. */
  hash: planHash,
});
export type WorkPlan = z.infer<typeof WorkPlan>;
