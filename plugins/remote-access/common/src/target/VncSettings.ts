import { z } from 'zod';
import { ColorDepth } from './ColorDepth';

/** What a VNC server needs beside its address. */
export const VncSettings = z.strictObject({
  protocol: z.literal('vnc'),
  colorDepth: ColorDepth.optional(),
});
export type VncSettings = z.infer<typeof VncSettings>;
