import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  TenantEntityProvider,
  type EntityChanges,
} from './TenantEntityProvider';

/**
 * Feeds a context's entities into the catalog: at start, hourly, and at once when one of the events says that
 * something changed.
 *
 * @param options - `changed` reads what an event's payload names, a page at a time
 */
export async function registerEntityProvider(options: {
  name: string;
  catalog: CatalogProcessingExtensionPoint;
  events: EventsService;
  logger: LoggerService;
  scheduler: SchedulerService;
  topics: string[];
  pages(): AsyncIterable<EntityChanges>;
  changed(payload: Record<string, string>): AsyncIterable<EntityChanges>;
}): Promise<void> {
  const { name, logger, catalog, events, scheduler } = options;
  const provider = new TenantEntityProvider({
    name,
    logger,
    pages: options.pages,
  });
  catalog.addEntityProvider(provider);
  await events.subscribe({
    id: `catalog-${name}`,
    topics: options.topics,
    async onEvent({ eventPayload }) {
      // Whoever delivers events has others to deliver meanwhile.
      provider.follow(options.changed(eventPayload as Record<string, string>));
    },
  });
  await scheduler.scheduleTask({
    id: `wardroom-reconcile-${name}`,
    frequency: { hours: 1 },
    timeout: { minutes: 30 },
    initialDelay: { seconds: 2 },
    fn: () => provider.reconcile(),
  });
}
