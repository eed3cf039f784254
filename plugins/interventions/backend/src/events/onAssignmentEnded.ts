import type { EventsService } from '@backstage/plugin-events-node';
import {
  systemScope,
  topicOf,
  type TenantStore,
} from '@wardroom/platform-node';
import {
  openStates,
  type InterventionState,
} from '@wardroom/interventions-common';
import type { InterventionReader } from '../intervention/InterventionReader';
import type { InterventionWriter } from '../intervention/InterventionWriter';
import type { Participants } from '../intervention/Participants';

type Store = TenantStore<
  { interventions: typeof InterventionReader },
  { interventions: typeof InterventionWriter }
>;

/** Puts the open requests of a technician, who works for the customer no more, back into everybody's queue. */
export async function onAssignmentEnded(options: {
  store: Store;
  events: EventsService;
  participants: Participants;
}): Promise<void> {
  const { store, events, participants } = options;
  await events.subscribe({
    id: 'interventions-assignment-ended',
    topics: [topicOf('assignment.ended')],
    async onEvent({ eventPayload }) {
      const { tenant, person } = eventPayload as Record<string, string>;
      // Another assignment to the same customer may go on.
      if (await participants.worksFor(tenant, person)) return;
      await release(store, tenant, person);
    },
  });
}

async function release(store: Store, tenant: string, person: string) {
  const scope = systemScope('interventions', [tenant]);
  const state: InterventionState[] = [...openStates];
  for (;;) {
    const { items } = await store.readOnce(scope, r =>
      r.interventions.list({ assignee: person, state, limit: 200 }, '*'),
    );
    if (items.length === 0) return;
    for (const intervention of items) {
      await store.transact(scope, async tx => {
        const after = await tx.interventions.unassign(intervention);
        const { id, number } = after;
        await tx.interventions.addStep(after, {
          action: 'unassign',
          actor: scope.actor.ref,
          note: person,
        });
        await tx.audit('intervention.unassigned', {
          tenant,
          object: id,
          number,
          person,
        });
        await tx.emit('intervention.unassigned', { tenant, id });
      });
    }
  }
}
