import { z } from 'zod';
import { line, slug } from '@wardroom/platform-common';
import { Blackout } from './Blackout';
import { Recurrence } from './Recurrence';
import { ScanType } from '../scanRun/ScanTargets';
import { newScanWork, scanWork } from '../scanRun/scanWork';
import { ScanScheduleState } from './scanScheduleLifecycle';

/** What becomes of a scan that could not begin in time: nothing, it begins once as soon as it can, or people are told. */
export const MissedPolicy = z.enum(['skip', 'catch-up', 'alert']);
export type MissedPolicy = z.infer<typeof MissedPolicy>;

/** IANA name of a time zone, such as `Europe/Berlin`. */
export const scanTimeZone = z.string().max(60).refine(isTimeZone, {
  message: 'must be a time zone such as Europe/Berlin',
});

/** When scans begin. */
export const scanTiming = {
  recurrence: Recurrence,
  timeZone: scanTimeZone,
  blackouts: z.array(Blackout).max(50, 'must be at most 50 blackouts'),
};

export const scanScheduleFields = {
  title: line(80),
  ...scanWork,
  ...scanTiming,
  missed: MissedPolicy,
};

/** What a form or a file says of a schedule; fields that are left out take these values. */
export const newScanSchedule = {
  name: slug,
  ...scanScheduleFields,
  ...newScanWork,
  blackouts: scanTiming.blackouts.default([]),
  missed: scanScheduleFields.missed.default('alert'),
};

export const ScanScheduleAction = z.enum([
  'update',
  'start',
  'pause',
  'resume',
  'delete',
]);
export type ScanScheduleAction = z.infer<typeof ScanScheduleAction>;

/** Scans of a customer that begin again and again. */
export const ScanSchedule = z.object({
  id: z.string(),
  tenant: z.string(),
  /** Unique in the customer; never changes. */
  name: slug,
  ...scanScheduleFields,
  title: z.string(),
  site: z.string().optional(),
  state: ScanScheduleState,
  /** When it begins next; absent while it is paused. */
  nextRunAt: z.string().optional(),
  createdBy: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  version: z.number().int(),
  allowedActions: z.array(ScanScheduleAction),
});
export type ScanSchedule = z.infer<typeof ScanSchedule>;

/** A way into a customer's network. */
export const ScanSite = z.object({ id: z.string(), name: z.string() });
export type ScanSite = z.infer<typeof ScanSite>;

/** What runs scans here, as forms need it. */
export const ScannerDescription = z.object({
  name: z.string(),
  title: z.string(),
  /** Whose findings it tests anew: what imports call the source. */
  format: z.string(),
  types: z.array(ScanType),
  needsSite: z.boolean(),
  /** Those of the customer through which it can scan; empty where it needs none. */
  sites: z.array(ScanSite),
  /** The one that is taken where nobody chooses: that of its newest scan, or the only one. */
  site: z.string().optional(),
  /** JSON Schema of its settings; absent where there is nothing to set. */
  settingsSchema: z.record(z.string(), z.unknown()).optional(),
});
export type ScannerDescription = z.infer<typeof ScannerDescription>;

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
