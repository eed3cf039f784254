import type { TenantScope } from '@wardroom/platform-node';
import type { Intervention } from '@wardroom/interventions-common';
import type { InterventionsStore } from '../InterventionsStore';
import { askerOf } from './askerOf';
import { interventionActions } from './interventionPolicy';
import type { StoredIntervention } from './InterventionReader';

/** A request as its page shows it: with its history, and with what this person may do. */
export async function present(
  store: InterventionsStore,
  scope: TenantScope,
  intervention: StoredIntervention,
): Promise<Intervention> {
  const { tenant, id } = intervention;
  const history = await store.read(scope, r =>
    r.interventions.historyOf(tenant, id),
  );
  const asker = await askerOf(scope);
  const allowedActions = interventionActions(intervention, asker);
  return { ...intervention, history, allowedActions };
}
