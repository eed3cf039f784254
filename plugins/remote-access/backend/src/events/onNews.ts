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
    id: 'remote-access-news',
    topics: [...topicsOnBus.keys()],
    async onEvent({ topic, eventPayload }) {
      const news = eventPayload as { tenant: string };
      const scope = systemScope('remote-access', [news.tenant]);
      await store.transact(scope, tx =>
        tx.enqueue(TELL_PEOPLE, news.tenant, {
          ...news,
          topic: topicsOnBus.get(topic),
        }),
      );
    },
  });
}
