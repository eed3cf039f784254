import type { EventsService } from '@backstage/plugin-events-node';
import {
  systemScope,
  topicOf,
  type TenantStore,
} from '@wardroom/platform-node';
import type { TicketWriter } from '../ticket/TicketWriter';

type Store = TenantStore<
  Record<never, never>,
  { tickets: typeof TicketWriter }
>;

/**
 * What a person asked for and has not opened yet is worth nothing once they sign out. A ticket does not say which sign-in
 * it came from, so all of them go: who is signed in elsewhere and still wants one asks again.
 */
export async function onSignedOut(
  events: EventsService,
  store: Store,
): Promise<void> {
  await events.subscribe({
    id: 'remote-access-signed-out',
    topics: [topicOf('signIn.ended')],
    async onEvent({ eventPayload }) {
      const { person } = eventPayload as { person: string };
      await store.transact(systemScope('remote-access', '*'), tx =>
        tx.tickets.void(person),
      );
    },
  });
}
