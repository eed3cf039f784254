import { z } from 'zod';
import { ScanFault } from './ScanFault';

/** What the one who scans says meanwhile: the next piece of the report, how far it is, and at last that it is over. */
export const ScanNews = z.strictObject({
  text: z.string().optional(),
  /** About how far it is. */
  percent: z.number().min(0).max(100).optional(),
  /** The last news. A report without its fault is whole. */
  end: z.strictObject({ fault: ScanFault.optional() }).optional(),
});
export type ScanNews = z.infer<typeof ScanNews>;
