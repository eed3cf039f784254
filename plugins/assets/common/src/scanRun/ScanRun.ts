import { z } from 'zod';
import { ScanRunState } from './scanRunLifecycle';
import { scanWork } from './scanWork';

export const ScanRunAction = z.enum(['cancel']);
export type ScanRunAction = z.infer<typeof ScanRunAction>;

/** One scan: of a schedule, asked for by somebody, or to see whether a finding is gone. */
export const ScanRun = z.object({
  id: z.string(),
  tenant: z.string(),
  state: ScanRunState,
  /** The schedule it belongs to; absent for others, and where that was deleted. */
  schedule: z
    .object({ id: z.string(), name: z.string(), title: z.string() })
    .optional(),
  /** The finding that is tested anew. */
  findingId: z.string().optional(),
  /** The search for CVEs at several customers that it is part of. */
  emergencyScanId: z.string().optional(),
  ...scanWork,
  site: z.string().optional(),
  /** When it is to begin. */
  dueAt: z.string(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
  /** Percent of the work, as far as the scanner says. */
  progress: z.number().int().min(0).max(100),
  /** Why it waits, was missed, has failed or was cancelled. */
  reason: z.string().optional(),
  /** What its report has become. */
  scanImportId: z.string().optional(),
  /** Who asked for it, or `plugin:assets` for those of schedules. */
  requestedBy: z.string(),
  createdAt: z.string(),
  version: z.number().int(),
  allowedActions: z.array(ScanRunAction),
});
export type ScanRun = z.infer<typeof ScanRun>;
