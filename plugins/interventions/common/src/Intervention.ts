import { z } from 'zod';
import {
  defineLifecycle,
  id,
  line,
  personRef,
  text,
} from '@wardroom/platform-common';
import { Level } from './Level';
import { Objection } from './Objection';

/** For how long after its solution a request can be taken up again; it closes by itself after that, in ms. */
export const reopenWindowMs = 14 * 24 * 3600 * 1000;

/** How long before a request closes by itself its people are told, in ms. */
export const closingNoticeMs = 2 * 24 * 3600 * 1000;

export const InterventionType = z.enum([
  'incident',
  'change',
  'access',
  'question',
  'maintenance',
]);
export type InterventionType = z.infer<typeof InterventionType>;

/** The stretch from asking to the confirmed result. Waiting is always for the customer. */
export const interventionLifecycle = defineLifecycle({
  noun: 'request',
  initial: 'submitted',
  transitions: {
    acknowledge: { from: ['submitted'], to: 'acknowledged' },
    start: { from: ['acknowledged', 'reopened'], to: 'in_progress' },
    wait: { from: ['in_progress'], to: 'waiting_customer' },
    resume: { from: ['waiting_customer'], to: 'in_progress' },
    resolve: { from: ['in_progress', 'waiting_customer'], to: 'resolved' },
    close: { from: ['resolved'], to: 'closed' },
    reopen: { from: ['resolved', 'closed'], to: 'reopened' },
    cancel: {
      from: [
        'submitted',
        'acknowledged',
        'in_progress',
        'waiting_customer',
        'reopened',
      ],
      to: 'cancelled',
    },
  },
});

export const InterventionState = z.enum([
  'submitted',
  'acknowledged',
  'in_progress',
  'waiting_customer',
  'resolved',
  'closed',
  'reopened',
  'cancelled',
]);
export type InterventionState = z.infer<typeof InterventionState>;
export type InterventionTransition =
  keyof typeof interventionLifecycle.transitions;

/** States in which somebody still has to do something. */
export const openStates = [
  'submitted',
  'acknowledged',
  'in_progress',
  'waiting_customer',
  'reopened',
] as const satisfies readonly InterventionState[];

/** States in which the next step is the provider's. */
export const workableStates = [
  'submitted',
  'acknowledged',
  'in_progress',
  'reopened',
] as const satisfies readonly InterventionState[];

/** Whether work may be done on a request in this state, in a remote session too. */
export function isUnderWay(state: InterventionState): boolean {
  return ['acknowledged', 'in_progress', 'reopened'].includes(state);
}

const assetIds = z.array(id('ast')).max(50, 'must be at most 50 assets');
const findingIds = z.array(id('fnd')).max(200, 'must be at most 200 findings');
const watchers = z.array(personRef).max(20, 'must be at most 20 people');

export const interventionFields = {
  title: line(120),
  description: text(10_000),
  type: InterventionType,
  urgency: Level,
  impact: Level,
  assetIds: assetIds.transform(ids => [...new Set(ids)]),
  /** Weaknesses that the work is to remove; they follow the state of the request. */
  findingIds: findingIds.transform(ids => [...new Set(ids)]),
  watchers: watchers.transform(refs => [...new Set(refs)]),
};

export const InterventionAction = z.enum([
  'update',
  'acknowledge',
  'assign',
  'start',
  'wait',
  'resume',
  'resolve',
  'close',
  'reopen',
  'cancel',
  'post',
  'postInternal',
]);
export type InterventionAction = z.infer<typeof InterventionAction>;

/** Work that somebody asked for, as it stands in lists. */
export const InterventionSummary = z.object({
  id: z.string(),
  tenant: z.string(),
  /** What people call it: the customer's key and a number, such as `ACME-142`. */
  number: z.string(),
  title: z.string(),
  type: InterventionType,
  urgency: Level,
  impact: Level,
  priority: Level,
  /** `internal` ones are seen by those alone who may write internal notes. */
  visibility: z.enum(['customer', 'internal']),
  state: InterventionState,
  stateSince: z.string(),
  requester: z.string(),
  assignee: z.string().optional(),
  assetIds: z.array(z.string()),
  /** What the customer is asked, while it waits for them. */
  question: z.string().optional(),
  /** Until when it can be reopened. A resolved one closes by itself at that time. */
  reopenUntil: z.string().optional(),
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  allowedActions: z.array(InterventionAction),
});
export type InterventionSummary = z.infer<typeof InterventionSummary>;

/** One thing that happened to a request, as the customer may see it. */
export const InterventionStep = z.object({
  id: z.string(),
  action: InterventionAction.exclude(['post', 'postInternal']).or(
    z.enum(['submit', 'unassign']),
  ),
  actor: z.string(),
  /** State after it. */
  state: InterventionState,
  /** Reason, question, result, or what was changed. */
  note: z.string().optional(),
  at: z.string(),
});
export type InterventionStep = z.infer<typeof InterventionStep>;

/** A request with all that is known of it but its conversation. */
export const Intervention = InterventionSummary.extend({
  description: z.string(),
  findingIds: z.array(z.string()),
  watchers: z.array(z.string()),
  /** What was done, in words for the customer; there once it was resolved. */
  result: z.string().optional(),
  /** Everything that happened to it, first things first. */
  history: z.array(InterventionStep),
  /** What must be settled before it can be resolved. */
  objections: z.array(Objection),
});
export type Intervention = z.infer<typeof Intervention>;

/** Number of requests in each state, and of open ones that are assigned to the caller. */
export const InterventionCounts = z.object({
  open: z.number().int(),
  mine: z.number().int(),
  unassigned: z.number().int(),
  byState: z.partialRecord(InterventionState, z.number().int()),
});
export type InterventionCounts = z.infer<typeof InterventionCounts>;

/** What other contexts must know before they act for a request. */
export const InterventionFacts = z.object({
  id: z.string(),
  tenant: z.string(),
  number: z.string(),
  title: z.string(),
  state: InterventionState,
  /** Whether work on it is under way, so that a session may be opened for it. */
  underWay: z.boolean(),
  assignee: z.string().optional(),
  assetIds: z.array(z.string()),
  visibility: z.enum(['customer', 'internal']),
});
export type InterventionFacts = z.infer<typeof InterventionFacts>;
