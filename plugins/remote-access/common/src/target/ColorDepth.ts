import { z } from 'zod';

/** Bits of a pixel's colour. Less is faster on thin lines. */
export const ColorDepth = z.union([
  z.literal(8),
  z.literal(16),
  z.literal(24),
  z.literal(32),
]);
export type ColorDepth = z.infer<typeof ColorDepth>;
