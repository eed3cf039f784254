import { z } from 'zod';
import { line } from '@wardroom/platform-common';
import { sessionOrderFields } from './sessionOrderFields';
import { TerminalSettings } from './TargetSettings';

/** Everything the gateway needs to open one terminal session. */
export const TerminalOrder = z.strictObject({
  kind: z.literal('terminal'),
  ...sessionOrderFields,
  target: sessionOrderFields.target.extend({
    host: line(255),
    port: z.number().int().min(1).max(65_535),
    username: line(128),
    settings: TerminalSettings,
  }),
});
export type TerminalOrder = z.infer<typeof TerminalOrder>;
