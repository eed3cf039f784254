import { z } from 'zod';
import { ScanQuota } from '../scanQuota/ScanQuota';
import { scanTiming } from './ScanSchedule';

/** When scans of a draft would begin. */
export const ScanTiming = z.strictObject({
  ...scanTiming,
  blackouts: scanTiming.blackouts.default([]),
});
export type ScanTiming = z.infer<typeof ScanTiming>;

/** What becomes of a schedule's next runs, before it is saved. */
export const ScanPreview = z.object({
  timeZone: z.string(),
  /** The next five. */
  runs: z.array(
    z.object({
      at: z.string(),
      /** By the clocks of the zone: `2026-03-29 02:30`. */
      local: z.string(),
      /** Why it is not at the time that was asked for: the clocks change on that day. */
      note: z.string().optional(),
      /** Why it would not begin, as things are: the quota of its month is used up. */
      refusal: z.string().optional(),
    }),
  ),
  /** Those between now and the last of the five that fall into a blackout: the first twenty. */
  passedOver: z.array(
    z.object({ at: z.string(), local: z.string(), blackout: z.string() }),
  ),
  /** Of the month of now. */
  quota: ScanQuota,
});
export type ScanPreview = z.infer<typeof ScanPreview>;
