import type { EventsService } from '@backstage/plugin-events-node';
import {
  systemScope,
  topicOf,
  type TenantStore,
} from '@wardroom/platform-node';
import type { RequestEvent } from '../finding/requestNews';
import { FOLLOW_REQUEST } from '../jobs/followRequests';

const changes = [
  ...['submitted', 'updated', 'acknowledged', 'started', 'waited'],
  ...['resumed', 'resolved', 'closed', 'reopened', 'cancelled'],
];

/** Queues what requests do to findings, so that it is tried again where it cannot be done at once. */
export async function onInterventionChanged(
  store: TenantStore,
  events: EventsService,
): Promise<void> {
  await events.subscribe({
    id: 'assets-intervention-changed',
    topics: changes.map(change => topicOf(`intervention.${change}`)),
    async onEvent({ topic, eventPayload }) {
      const news = eventPayload as RequestEvent;
      // Most requests are about no finding; only a change may have taken the last one out.
      const mayMatter = topic === topicOf('intervention.updated');
      if (!news.findings && !mayMatter) return;
      await store.transact(systemScope('assets', [news.tenant]), tx =>
        tx.enqueue(FOLLOW_REQUEST, news.tenant, news),
      );
    },
  });
}
