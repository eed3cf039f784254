import { z } from 'zod';
import { defineLifecycle } from '@wardroom/platform-common';
import { WorkPlan } from './WorkPlan';

/**
 * What a session did beside its plan. `running`: the session is not over; `cleared`: nothing has to be explained; `due`:
 * something has; `closed`: somebody else than the technician explained all of it.
 */
export const planReportLifecycle = defineLifecycle({
  noun: 'plan report',
  initial: 'running',
  transitions: {
    clear: { from: ['running'], to: 'cleared' },
    // What is told late by a gateway that had lost its portal opens a report again.
    flag: { from: ['running', 'cleared', 'closed'], to: 'due' },
    close: { from: ['due'], to: 'closed' },
  },
});

export const PlanReportState = z.enum(['running', 'cleared', 'due', 'closed']);
export type PlanReportState = z.infer<typeof PlanReportState>;

/**
 * One way in which a session and its plan differ. `target`: the plan has no step for it; `command`: no step holds it;
 * `uncertain`: the screen looked otherwise than expected, so that the line may be another one; `screen`: a program that
 * fills the screen, in which nothing is logged; `file`: a file was moved though the plan has none; `time`: it lasted
 * beyond the window; `unlogged`: there is no log of commands to compare; `further`: more than a report holds; `undone`: a
 * command of the plan that no session has run.
 */
export const DeviationKind = z.enum([
  ...(['target', 'command', 'uncertain', 'screen', 'file'] as const),
  ...(['time', 'unlogged', 'further', 'undone'] as const),
]);
export type DeviationKind = z.infer<typeof DeviationKind>;

/** Name of a deviation inside its report: the same whenever the session is compared again. */
export const deviationKey = z
  .string()
  .regex(/^[0-9a-f]{32}$/, 'must be the key of a deviation');

export const Deviation = z.object({
  key: z.string(),
  kind: DeviationKind,
  /** The command, the file, or what is missing. */
  text: z.string(),
  /** How often; what is alike is one deviation. */
  count: z.number().int(),
  /** The first times at which it happened. */
  times: z.array(z.string()),
  /** Whether a rule on commands kept it from being run each time. */
  prevented: z.boolean(),
  /** Whether the report can be closed only when somebody has explained it. */
  mustBeExplained: z.boolean(),
  explanation: z.string().optional(),
  explainedBy: z.string().optional(),
  explainedAt: z.string().optional(),
});
export type Deviation = z.infer<typeof Deviation>;

/** What lists show of a report. */
export const PlanReportSummary = z.object({
  state: PlanReportState,
  /** Deviations that nobody has explained yet and somebody must. */
  unexplained: z.number().int(),
});
export type PlanReportSummary = z.infer<typeof PlanReportSummary>;

/** A session compared with the plan of the grant that it was opened under. */
export const PlanReport = PlanReportSummary.extend({
  /** Id of the session. */
  id: z.string(),
  tenant: z.string(),
  person: z.string(),
  target: z.string(),
  intervention: z.string().optional(),
  plan: WorkPlan,
  /** Commands that the plan holds, as often as they were run. */
  asPlanned: z.number().int(),
  /** Inputs that the screen did not show, such as passwords: counted, never kept. */
  hidden: z.number().int(),
  deviations: z.array(Deviation),
  closedBy: z.string().optional(),
  closedAt: z.string().optional(),
  version: z.number().int(),
  createdAt: z.string(),
  allowedActions: z.array(z.enum(['explain', 'close', 'export'])),
});
export type PlanReport = z.infer<typeof PlanReport>;
