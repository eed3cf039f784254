import { z } from 'zod';
import { FindingState } from '../finding/findingLifecycle';
import { Severity } from '../finding/Severity';

/** One of the names by which scans know an asset. */
export const KnownIdentifier = z.object({
  id: z.string(),
  /** Such as `ip`, `fqdn`, `mac`, `agent-id`. */
  kind: z.string(),
  value: z.string(),
  /** The network that an address is of; empty where nobody tells networks apart. */
  zone: z.string(),
});
export type KnownIdentifier = z.infer<typeof KnownIdentifier>;

/**
 * What becomes of a finding when its asset is split. `moved`: all its places were seen under what goes. `doubled`: some
 * were, or all under both. `untold`: nobody knows under which identifiers it was seen; it stays unless it is chosen.
 */
export const FindingFate = z.enum(['moved', 'doubled', 'untold', 'kept']);
export type FindingFate = z.infer<typeof FindingFate>;

/** As many identifiers as go at once. */
export const mostSplit = 50;

/** What a split would do, before it is done. */
export const SplitPreview = z.object({
  identifiers: z.array(KnownIdentifier),
  counts: z.record(FindingFate, z.number().int()),
  /** The worst 200 of those that would not just stay. */
  findings: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      severity: Severity,
      state: FindingState,
      fate: FindingFate,
    }),
  ),
  /** Schedules of scans that name the asset: they would name both. */
  schedules: z.array(
    z.object({ id: z.string(), name: z.string(), title: z.string() }),
  ),
});
export type SplitPreview = z.infer<typeof SplitPreview>;

/** Whether so many go at once of all the identifiers of an asset; one stays. */
export function canSplit(chosen: number, all: number): boolean {
  return chosen < all && chosen <= mostSplit;
}
