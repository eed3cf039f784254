import { z } from 'zod';

/** How many scans a customer may have in a month, and how many it has had. The month is that of the customer's time zone. */
export const ScanQuota = z.object({
  tenant: z.string(),
  /** `2026-11`. */
  month: z.string(),
  /** When the next month begins. */
  renewsAt: z.string(),
  /** Scans a month; absent where there is no limit. */
  limit: z.number().int().optional(),
  /** Whether somebody has set the limit for this customer; else it comes with its tier. */
  isOwn: z.boolean(),
  /** Further ones, granted for this month. */
  granted: z.number().int(),
  /** Scans that have begun this month. */
  used: z.number().int(),
  /** Scans that are to begin this month. */
  reserved: z.number().int(),
  /** What is left for others; absent where there is no limit. */
  left: z.number().int().optional(),
  /** 0 while nothing was ever said. */
  version: z.number().int(),
  allowedActions: z.array(z.enum(['update', 'grant'])),
});
export type ScanQuota = z.infer<typeof ScanQuota>;
