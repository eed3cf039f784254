import type { EventsService } from '@backstage/plugin-events-node';
import { topicOf } from '@wardroom/platform-node';
import type { SessionGuard } from '../session/SessionGuard';

/** Events after which somebody may have lost the right to a session that is open. */
const losses = [
  'assignment.ended',
  'member.disabled',
  'member.updated',
  'role.updated',
  'tenant.suspended',
  'tenant.closed',
  'intervention.assigned',
  'intervention.unassigned',
  'intervention.waited',
  'intervention.resolved',
  'intervention.cancelled',
  'intervention.closed',
  'policy.updated',
  'policy.reverted',
  'grant.revoked',
  'providerAccess.suspended',
  'emergency.ended',
];

/**
 * Checks the open sessions as soon as a right may be gone. Events carry ids and can come twice or late: they say when to
 * look, and what is looked at is the truth.
 */
export async function onAccessLost(
  events: EventsService,
  guard: SessionGuard,
): Promise<void> {
  await events.subscribe({
    id: 'remote-access-access-lost',
    topics: losses.map(topicOf),
    onEvent: () => guard.check(),
  });
}
