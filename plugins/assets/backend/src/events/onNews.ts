import type { EventsService } from '@backstage/plugin-events-node';
import {
  systemScope,
  topicOf,
  type TenantStore,
} from '@wardroom/platform-node';
import { TELL_PEOPLE } from '../jobs/tellPeople';
import { topics } from '../notice/noticesOf';

/** Queues what people are told of, so that it is tried again where it cannot be told at once. */
export async function onNews(
  store: TenantStore,
  events: EventsService,
): Promise<void> {
  const topicsOnBus = new Map(topics.map(topic => [topicOf(topic), topic]));
  await events.subscribe({
    id: 'assets-news',
    topics: [...topicsOnBus.keys()],
    async onEvent({ topic, eventPayload }) {
      const { tenant, id } = eventPayload as { tenant: string; id: string };
      const news = { tenant, id, topic: topicsOnBus.get(topic) };
      await store.transact(systemScope('assets', [tenant]), tx =>
        tx.enqueue(TELL_PEOPLE, tenant, news),
      );
    },
  });
}
