import { z } from 'zod';
import { FindingState } from './findingLifecycle';
import { Occurrence } from './Occurrence';
import { Severity } from './Severity';

/** One summand of a rank or of a due date, as people read it: `Known to be exploited (KEV, 2021-11-03)`, 30. */
export const FindingPart = z.object({ what: z.string(), value: z.number() });
export type FindingPart = z.infer<typeof FindingPart>;

export const FindingAction = z.enum([
  'confirm',
  'refute',
  'exclude',
  'accept',
  'reopen',
  'settle',
]);
export type FindingAction = z.infer<typeof FindingAction>;

/** A weakness of an asset, as lists show it. */
export const FindingSummary = z.object({
  id: z.string(),
  tenant: z.string(),
  asset: z.object({ id: z.string(), name: z.string(), title: z.string() }),
  /** Id of the format whose files show it. */
  source: z.string(),
  rule: z.string(),
  title: z.string(),
  state: FindingState,
  severity: Severity,
  /** CVSS, 0 to 10. */
  score: z.number().optional(),
  vulnerabilityIds: z.array(z.string()),
  /** Absent where nobody has looked its vulnerabilities up, which is not the same as unlisted. */
  knownExploited: z.boolean().optional(),
  /** Probability of exploitation in the next 30 days, 0 to 1. */
  epss: z.number().optional(),
  fixAvailable: z.boolean().optional(),
  /** 0 to 1000, the greater the more pressing. */
  rank: z.number().int(),
  dueAt: z.string().optional(),
  firstSeenAt: z.string(),
  lastSeenAt: z.string(),
  closedAt: z.string().optional(),
  interventionId: z.string().optional(),
  version: z.number().int(),
  updatedAt: z.string(),
  allowedActions: z.array(FindingAction),
});
export type FindingSummary = z.infer<typeof FindingSummary>;

/** One step of a finding's way: what a person, a scan or a request did. */
export const FindingStep = z.object({
  id: z.string(),
  at: z.string(),
  action: z.string(),
  actor: z.string(),
  scanImportId: z.string().optional(),
  state: FindingState,
  /** Empty if nothing was said. */
  note: z.string(),
  /** Fields that changed, before and after. */
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
});
export type FindingStep = z.infer<typeof FindingStep>;

/** A finding that is the same weakness as another one, such as another scanner's. */
export const FindingDouble = z.object({
  id: z.string(),
  title: z.string(),
  source: z.string(),
  lastSeenAt: z.string(),
});
export type FindingDouble = z.infer<typeof FindingDouble>;

/** A finding with its places and its history. */
export const Finding = FindingSummary.extend({
  /** The scanner's own word; empty if it has none. */
  sourceSeverity: z.string(),
  /** CVSS, with its prefix; empty if there is none. */
  vector: z.string(),
  cwes: z.array(z.number().int()),
  description: z.string(),
  impact: z.string(),
  remediation: z.string(),
  links: z.array(z.string()),
  fixedVersion: z.string(),
  controls: z.record(z.string(), z.array(z.string())),
  tags: z.array(z.string()),
  /** Fields of the file that have no other place. */
  raw: z.record(z.string(), z.unknown()),
  rankParts: z.array(FindingPart),
  dueParts: z.array(FindingPart),
  /** The finding that it was joined with; this one is hidden behind it. */
  doubleOf: z.object({ id: z.string(), title: z.string() }).optional(),
  /** Findings that were joined with it: as long as a scan shows one of them, it is there. */
  doubles: z.array(FindingDouble),
  /** Of its places and those of its doubles, gone ones too. */
  occurrenceCount: z.number().int(),
  /** The first 1,000 of them: those that are there first, last seen first. */
  occurrences: z.array(Occurrence),
  /** The last 500, first things first. */
  steps: z.array(FindingStep),
});
export type Finding = z.infer<typeof Finding>;

/** As much of a finding as other contexts need to name it. */
export const FindingReference = z.object({
  id: z.string(),
  tenant: z.string(),
  title: z.string(),
  severity: Severity,
  /** Whether it is there and not yet dealt with. */
  active: z.boolean(),
  /** The request that takes care of it, while that is open. */
  interventionId: z.string().optional(),
});
export type FindingReference = z.infer<typeof FindingReference>;
