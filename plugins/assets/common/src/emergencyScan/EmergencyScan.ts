import { z } from 'zod';
import { ScanType } from '../scanRun/ScanTargets';
import { ScanRunState } from '../scanRun/scanRunLifecycle';
import { ScanSite } from '../scanSchedule/ScanSchedule';

/** A CVE, in capital letters. */
export const vulnerabilityId = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^CVE-\d{4}-\d{4,19}$/, 'must be a CVE such as CVE-2014-0160');

/** What scans for weaknesses look at: everything, or what matters most. */
export const EmergencyScanType = ScanType.extract(['full', 'critical']);
export type EmergencyScanType = z.infer<typeof EmergencyScanType>;

/** What people can let an emergency scan pass over, with a reason that stays on record. */
export const PassableObstacle = z.enum(['blackout', 'quota']);
export type PassableObstacle = z.infer<typeof PassableObstacle>;

/** What keeps a customer from being scanned, as things are. */
export const ScanObstacle = z.object({
  kind: z.enum([
    'not-active',
    'under-way',
    'no-site',
    'choose-site',
    'no-asset',
    ...PassableObstacle.options,
  ]),
  reason: z.string(),
  /** Whether the person may let the scan pass over it. */
  passable: z.boolean(),
});
export type ScanObstacle = z.infer<typeof ScanObstacle>;

/** What an emergency scan of one customer would be. */
export const EmergencyPlan = z.object({
  tenant: z.string(),
  /** Active assets of its type, and those among them that the scan gets to. */
  assets: z.number().int(),
  reached: z.number().int(),
  /** Assets of which an earlier scan has shown it. */
  known: z.number().int(),
  /** Ways into the customer's network, and the one that is taken where nobody chooses another. */
  sites: z.array(ScanSite),
  site: z.string().optional(),
  obstacles: z.array(ScanObstacle),
});
export type EmergencyPlan = z.infer<typeof EmergencyPlan>;

/** What is known of a customer: still to be seen, there, looked for and not found, or not looked for. */
export const EmergencyResult = z.enum([
  'pending',
  'exposed',
  'not-found',
  'not-scanned',
]);
export type EmergencyResult = z.infer<typeof EmergencyResult>;

/** One customer of an emergency scan. Its assets are counted as they are known by now: a retest that finds nothing counts. */
export const EmergencyCustomer = z.object({
  tenant: z.string(),
  result: EmergencyResult,
  /** Why it was not scanned. */
  reason: z.string().optional(),
  run: z
    .object({
      id: z.string(),
      state: ScanRunState,
      progress: z.number().int(),
      scanImportId: z.string().optional(),
    })
    .optional(),
  assets: z.number().int(),
  /** Assets on which it is; covered ones on which it is not; the rest was not scanned. */
  exposed: z.number().int(),
  notFound: z.number().int(),
});
export type EmergencyCustomer = z.infer<typeof EmergencyCustomer>;

/** A search for CVEs at several customers at once. Everybody sees as much of it as concerns their customers. */
export const EmergencyScan = z.object({
  id: z.string(),
  vulnerabilityIds: z.array(z.string()),
  scanner: z.string(),
  type: EmergencyScanType,
  reason: z.string(),
  requestedBy: z.string(),
  createdAt: z.string(),
  /** Customers that it is about, and those among them whose scan has not ended. */
  customerCount: z.number().int(),
  underWay: z.number().int(),
});
export type EmergencyScan = z.infer<typeof EmergencyScan>;

export const EmergencyScanDetails = EmergencyScan.extend({
  customers: z.array(EmergencyCustomer),
});
export type EmergencyScanDetails = z.infer<typeof EmergencyScanDetails>;
