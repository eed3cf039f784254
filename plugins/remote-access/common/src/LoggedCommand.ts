import { z } from 'zod';
import { id, isoTime } from '@wardroom/platform-common';
import { CommandRule, longestCommand } from './CommandRule';

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
