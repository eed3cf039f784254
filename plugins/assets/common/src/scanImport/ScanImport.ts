import { z } from 'zod';
import { Severity } from '../finding/Severity';
import { ScanImportState } from './scanImportLifecycle';

const count = z.number().int().min(0);

/** What an import did, in findings; assets apart. */
export const ScanImportCounts = z.object({
  /** Records of the file that are findings, before equal ones were joined. */
  records: count,
  created: count,
  updated: count,
  reopened: count,
  closed: count,
  unchanged: count,
  /** Records that changed nothing, by reason. */
  skipped: z.array(z.object({ reason: z.string(), records: count })),
  assets: z.object({ known: count, discovered: count }),
});
export type ScanImportCounts = z.infer<typeof ScanImportCounts>;

export const ScanImportAction = z.enum(['confirm', 'cancel', 'undo']);
export type ScanImportAction = z.infer<typeof ScanImportAction>;

/** A file of a scanner on its way into a customer's findings. */
export const ScanImport = z.object({
  id: z.string(),
  tenant: z.string(),
  /** Of the file, as it was uploaded. */
  name: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  state: ScanImportState,
  /** Id of the format: as somebody stated it, or as it was recognised. */
  format: z.string().optional(),
  /** Product and version that wrote the file; empty if it does not say. */
  scanner: z.string(),
  /** When the scan was made: by the file, by whoever uploaded it, or the time of the upload. */
  scannedAt: z.string().optional(),
  /** Whether what is gone is closed. */
  closes: z.boolean(),
  /** Percent of the work. */
  progress: z.number().int().min(0).max(100),
  counts: ScanImportCounts.optional(),
  /** Why it waits for a person, or failed. */
  reason: z.string().optional(),
  warningCount: z.number().int(),
  createdBy: z.string(),
  createdAt: z.string(),
  endedAt: z.string().optional(),
  version: z.number().int(),
  allowedActions: z.array(ScanImportAction),
});
export type ScanImport = z.infer<typeof ScanImport>;

/** An import with what was odd about its file, the first 1,000 warnings, and what people have to know to decide. */
export const ScanImportDetails = ScanImport.extend({
  warnings: z.array(z.string()),
  /** While it waits for a person: the most pressing 100 of the findings that it would close. */
  closings: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      severity: Severity,
      /** Title of the asset. */
      asset: z.string(),
    }),
  ),
});
export type ScanImportDetails = z.infer<typeof ScanImportDetails>;
