import { z } from 'zod';
import { line } from '@wardroom/platform-common';
import { sessionOrderFields } from './sessionOrderFields';
import { DesktopSettings } from '../target/TargetSettings';

/** Everything the gateway needs to open one desktop. */
export const DesktopOrder = z.strictObject({
  kind: z.literal('desktop'),
  ...sessionOrderFields,
  target: sessionOrderFields.target.extend({
    host: line(255),
    port: z.number().int().min(1).max(65_535),
    /** Empty where none is asked for, as by most VNC servers. */
    username: z.string().max(128),
    settings: DesktopSettings,
  }),
});
export type DesktopOrder = z.infer<typeof DesktopOrder>;
