import { z } from 'zod';
import { id, isoTime } from '@wardroom/platform-common';
import { CommandRule, longestCommand } from '../policy/CommandRule';

/**
 * One line that a technician sent in a terminal. `shown`: as it stood on the screen. `hidden`: something was typed that
 * the screen did not show, such as a password; it is not kept. `screen`: a program that fills the screen began, and
 * what is typed in it is not logged.
 */
export const LoggedCommand = z.strictObject({
  id: id('cmd'),
  at: isoTime,
  kind: z.enum(['shown', 'hidden', 'screen']),
  text: z.string().max(longestCommand),
  /** Whether the screen did not look as expected, so that the text may hold more or less than the command. */
  uncertain: z.boolean(),
  /** What became of a line that met a rule. */
  verdict: z.enum(['denied', 'allowed', 'refused', 'notified']).optional(),
  rule: CommandRule.optional(),
});
export type LoggedCommand = z.infer<typeof LoggedCommand>;

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
