import type { EventsService } from '@backstage/plugin-events-node';
import { topicOf } from '@wardroom/platform-node';
import type { PlanFollower } from '../comparison/PlanFollower';

/** As soon as a session is open or over, its plan is followed. What is missed here, the job finds. */
export async function onSessionChanged(
  events: EventsService,
  follower: PlanFollower,
): Promise<void> {
  await events.subscribe({
    id: 'remote-access-plans',
    topics: ['session.activated', 'session.ended', 'planReport.flagged'].map(
      topicOf,
    ),
    onEvent: () => follower.follow(),
  });
}
