import { z } from 'zod';
import { LoggedCommand } from './LoggedCommand';

/** A logged line with the session it belongs to. */
export const Command = z.object({
  ...LoggedCommand.omit({ rule: true }).shape,
  tenant: z.string(),
  session: z.string(),
  person: z.string(),
  target: z.string(),
  asset: z.string(),
  /** The pattern of the rule that it met. */
  rule: z.string().optional(),
});
export type Command = z.infer<typeof Command>;
