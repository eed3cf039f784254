import type { EventsService } from '@backstage/plugin-events-node';
import { topicOf } from '@wardroom/platform-node';
import type { RotationService } from '../rotation/RotationService';

/** After a session, its credential is changed where that was asked for. The event may come twice. */
export async function onSessionEnded(
  events: EventsService,
  rotations: RotationService,
): Promise<void> {
  await events.subscribe({
    id: 'remote-access-session-ended',
    topics: [topicOf('session.ended')],
    async onEvent({ eventPayload }) {
      const { tenant, id } = eventPayload as { tenant: string; id: string };
      await rotations.schedule(tenant, id);
    },
  });
}
