import { z } from 'zod';
import { FindingState } from './findingLifecycle';
import { Severity } from './Severity';

const count = z.number().int().min(0);

/**
 * Numbers of findings. `total` is of those that all filters find; each of the others leaves its own filter out, so that
 * it shows what a further choice would bring. What has none is left out.
 */
export const FindingCounts = z.object({
  total: count,
  bySeverity: z.partialRecord(Severity, count),
  byState: z.partialRecord(FindingState, count),
  bySource: z.record(z.string(), count),
  knownExploited: count,
  overdue: count,
});
export type FindingCounts = z.infer<typeof FindingCounts>;
