import { z } from 'zod';

const days = z
  .number()
  .int()
  .min(1, 'must be at least 1 day')
  .max(3650, 'must be at most 3650 days')
  .nullable();

/** By when weaknesses must be gone, in days from when they were found; null stands for no deadline. */
export const RemediationRules = z.strictObject({
  days: z.strictObject({
    Critical: days,
    High: days,
    Medium: days,
    Low: days,
  }),
  /** At most so many, whatever the severity: for what is exploited, … */
  exploitedDays: days,
  /** … on assets that are reached from the internet, … */
  exposedDays: days,
  /** … and for what is both. */
  exploitedAndExposedDays: days,
  /** The EPSS score from which on something counts as exploited; null for what is known to be alone. */
  exploitedFromEpss: z
    .number()
    .min(0.01, 'must be at least 0.01')
    .max(1, 'must be at most 1')
    .nullable(),
  /** Whether nothing is due later than the catalogue KEV says. */
  capsAtKev: z.boolean(),
  /** Whether the days are counted anew when something closed comes back. */
  restartsOnReturn: z.boolean(),
});
export type RemediationRules = z.infer<typeof RemediationRules>;

/** The deadlines of a customer. */
export const RemediationPolicy = z.object({
  tenant: z.string(),
  rules: RemediationRules,
  /** Absent while the rules are those that ship with the product. */
  changedBy: z.string().optional(),
  changedAt: z.string().optional(),
  /** 0 while nothing was ever said. */
  version: z.number().int(),
  allowedActions: z.array(z.enum(['update'])),
});
export type RemediationPolicy = z.infer<typeof RemediationPolicy>;
