import { z } from 'zod';
import { AssetType, Criticality } from '../Asset';

const count = z.number().int().min(0);

/** How many of the active assets were scanned lately: "134 of 140". */
export const Coverage = z.object({
  /** What "lately" means. */
  days: z.number().int(),
  /** Active ones. */
  assets: count,
  scanned: count,
  /** The same of each customer, by name. */
  customers: z.array(
    z.object({
      tenant: z.string(),
      assets: count,
      scanned: count,
      /** Of any of its active assets; absent if none was ever scanned. */
      lastScannedAt: z.string().optional(),
    }),
  ),
});
export type Coverage = z.infer<typeof Coverage>;

/** The newest scan of a source that covered an asset. */
export const LastScan = z.object({
  /** Id of the format. */
  source: z.string(),
  scannedAt: z.string(),
  /** Whether the scanner signed in; absent where it does not say. */
  authenticated: z.boolean().optional(),
});
export type LastScan = z.infer<typeof LastScan>;

/** An active asset that was not scanned lately, with the last scan of each source that ever covered it. */
export const UnscannedAsset = z.object({
  id: z.string(),
  tenant: z.string(),
  name: z.string(),
  title: z.string(),
  type: AssetType,
  criticality: Criticality,
  lastScans: z.array(LastScan),
});
export type UnscannedAsset = z.infer<typeof UnscannedAsset>;
