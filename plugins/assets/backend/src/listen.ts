import type { EventsService } from '@backstage/plugin-events-node';
import type { AssetsStore } from './AssetsStore';
import { onInterventionChanged } from './events/onInterventionChanged';
import { onNews } from './events/onNews';
import { onTenantClosed } from './events/onTenantClosed';
import { onTenantStopped } from './events/onTenantStopped';

/** Everything that this context hears of. */
export async function listen(
  store: AssetsStore,
  events: EventsService,
): Promise<void> {
  await onTenantClosed(store, events);
  await onTenantStopped(store, events);
  await onNews(store, events);
  await onInterventionChanged(store, events);
}
