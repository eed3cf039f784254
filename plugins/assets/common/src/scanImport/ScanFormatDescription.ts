import { z } from 'zod';

/** A kind of file that scanners write, as people choose it. */
export const ScanFormatDescription = z.object({
  id: z.string(),
  title: z.string(),
});
export type ScanFormatDescription = z.infer<typeof ScanFormatDescription>;
