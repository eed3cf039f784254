import type { InterventionTransition } from '@wardroom/interventions-common';
import type { Effects } from '@wardroom/platform-node';
import type { StoredIntervention } from './InterventionReader';
import type { Outcome, InterventionWriter } from './InterventionWriter';
import { newsOf } from './newsOf';

type Transaction = { interventions: InterventionWriter } & Effects;

const eventOf = {
  acknowledge: 'intervention.acknowledged',
  start: 'intervention.started',
  wait: 'intervention.waited',
  resume: 'intervention.resumed',
  resolve: 'intervention.resolved',
  close: 'intervention.closed',
  reopen: 'intervention.reopened',
  cancel: 'intervention.cancelled',
} as const satisfies Record<InterventionTransition, string>;

/**
 * Takes a request one step through its life cycle and leaves everything behind that belongs to a step: its line in
 * the history, its audit event and the event for other contexts, all in the caller's transaction.
 */
export async function takeStep(
  tx: Transaction,
  before: StoredIntervention,
  step: {
    action: InterventionTransition;
    actor: string;
    note?: string;
    outcome?: Outcome;
  },
): Promise<StoredIntervention> {
  const { action, actor, note, outcome } = step;
  const after = await tx.interventions.transition(before, action, outcome);
  await tx.interventions.addStep(after, { action, actor, note });
  const { tenant, id, number } = after;
  const event = eventOf[action];
  await tx.audit(event, { tenant, object: id, number });
  await tx.emit(event, newsOf(after));
  return after;
}
