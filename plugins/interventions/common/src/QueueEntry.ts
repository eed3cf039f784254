import { z } from 'zod';
import { InterventionSummary } from './Intervention';

/** Why a request stands where it does in the queue, strongest reason first. */
export const QueueReason = z.enum([
  'critical',
  'high',
  'unacknowledged',
  'reopened',
  'mine',
  'unassigned',
]);
export type QueueReason = z.infer<typeof QueueReason>;

/** A request whose next step is the caller's, with the reasons for its rank. */
export const QueueEntry = z.object({
  intervention: InterventionSummary,
  reasons: z.array(QueueReason),
});
export type QueueEntry = z.infer<typeof QueueEntry>;

/** The reasons for the rank of a request in somebody's queue. */
export function queueReasons(
  intervention: Pick<InterventionSummary, 'priority' | 'state' | 'assignee'>,
): QueueReason[] {
  const { priority, state, assignee } = intervention;
  const reasons: QueueReason[] = [];
  if (priority === 'critical' || priority === 'high') reasons.push(priority);
  if (state === 'submitted') reasons.push('unacknowledged');
  if (state === 'reopened') reasons.push('reopened');
  reasons.push(assignee ? 'mine' : 'unassigned');
  return reasons;
}
