import { testScope } from '@wardroom/platform-test-utils';
import type { Tenants } from '@wardroom/platform-node';
import { InterventionService } from '../intervention/InterventionService';
import { MessageService } from '../message/MessageService';
import { QueueService } from '../queue/QueueService';
import { HandlingService } from '../handling/HandlingService';
import { fakeContexts, permissionsOf } from './fakeContexts';
import { openInterventionsStore } from './openInterventionsStore';

/** All services of the context on a database of their own, and the cast to use them. */
export async function openWorld() {
  const { store, database } = await openInterventionsStore();
  const contexts = fakeContexts();
  const interventions = new InterventionService({ store, ...contexts });
  const as = (ref: string, tenants: Tenants = ['acme']) =>
    testScope({ ref, tenants, holds: permissionsOf(ref) });
  return {
    store,
    database,
    ...contexts,
    interventions,
    work: new HandlingService({ store, ...contexts }),
    messages: new MessageService(store),
    queue: new QueueService(store),
    as,
    admin: as('user:acme/ada'),
    viewer: as('user:acme/vera'),
    requester: as('user:acme/rick'),
    globexAdmin: as('user:globex/gina', ['globex']),
    technician: as('user:provider/tess'),
    colleague: as('user:provider/toni'),
    manager: as('user:provider/mark'),
    /** Submits a request; tests name only what matters to them. */
    submit: (
      fields: Partial<Parameters<InterventionService['submit']>[1]> = {},
      scope = as('user:acme/rick'),
    ) =>
      interventions.submit(scope, {
        tenant: scope.tenant,
        title: 'The shop is slow',
        description: 'Since this morning',
        type: 'incident',
        urgency: 'high',
        impact: 'high',
        visibility: 'customer',
        watchers: [],
        assetIds: [],
        findingIds: [],
        ...fields,
      }),
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;
