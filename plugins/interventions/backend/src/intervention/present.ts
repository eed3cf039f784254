import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type { Intervention } from '@wardroom/interventions-common';
import { askerOf } from './askerOf';
import { interventionActions } from './interventionPolicy';
import type {
  StoredIntervention,
  InterventionReader,
} from './InterventionReader';

type Store = TenantStore<{ interventions: typeof InterventionReader }>;

/** A request as its page shows it: with its history, and with what this person may do. */
export async function present(
  store: Store,
  scope: TenantScope,
  intervention: StoredIntervention,
): Promise<Intervention> {
  const { tenant, id } = intervention;
  const history = await store.readOnce(scope, r =>
    r.interventions.historyOf(tenant, id),
  );
  const asker = await askerOf(scope);
  const allowedActions = interventionActions(intervention, asker);
  return { ...intervention, history, allowedActions };
}
