import { z } from 'zod';
import { line } from '@wardroom/platform-common';
import { sessionOrderFields } from './sessionOrderFields';
import { TerminalSettings } from '../target/TargetSettings';

/** Everything the gateway needs to open one terminal session. */
export const TerminalOrder = z.strictObject({
  kind: z.literal('terminal'),
  ...sessionOrderFields,
  target: sessionOrderFields.target.extend({
    host: line(255),
    port: z.number().int().min(1).max(65_535),
    /** Empty where none is asked for, as by web APIs that take a token. */
    username: line(128).or(z.literal('')),
    settings: TerminalSettings,
  }),
});
export type TerminalOrder = z.infer<typeof TerminalOrder>;
