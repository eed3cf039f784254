import { z } from 'zod';

/** What a browser that shows a desktop has room for, in its own pixels. */
export const Screen = z.strictObject({
  width: z.number().int().min(100).max(8192),
  height: z.number().int().min(100).max(8192),
  /** Pixels to the inch. */
  dpi: z.number().int().min(48).max(384),
});
export type Screen = z.infer<typeof Screen>;
