import type { PageInput } from '@wardroom/platform-common';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import { queueReasons } from '@wardroom/interventions-common';
import { askerOf } from '../intervention/askerOf';
import { internalIn } from '../intervention/internalIn';
import { interventionActions } from '../intervention/interventionPolicy';
import type { InterventionReader } from '../intervention/InterventionReader';

type Store = TenantStore<{ interventions: typeof InterventionReader }>;

/** What to do next, over all customers that somebody works for. */
export class QueueService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async list(scope: TenantScope, page: PageInput) {
    const visible = await internalIn(scope);
    const asker = await askerOf(scope);
    const { items, nextCursor } = await this.#store.readOnce(scope, r =>
      r.interventions.queueOf(asker.ref, page, visible),
    );
    return {
      nextCursor,
      items: items.map(intervention => ({
        intervention: {
          ...intervention,
          allowedActions: interventionActions(intervention, asker),
        },
        reasons: queueReasons(intervention),
      })),
    };
  }
}
