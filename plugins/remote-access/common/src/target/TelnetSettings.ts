import { z } from 'zod';
import { line } from '@wardroom/platform-common';

/** How a telnet server asks. Prompts are compared with the end of a line, whatever the case. */
export const TelnetSettings = z.strictObject({
  protocol: z.literal('telnet'),
  usernamePrompt: line(80).default('login:'),
  passwordPrompt: line(80).default('password:'),
  /** What the shell shows when it waits; one of `$ # > %` at the end of a line if absent. */
  shellPrompt: line(80).optional(),
});
export type TelnetSettings = z.infer<typeof TelnetSettings>;
