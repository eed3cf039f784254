import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type { Intervention } from '@wardroom/interventions-common';
import { askerOf } from './askerOf';
import { interventionActions } from './interventionPolicy';
import type {
  StoredIntervention,
  InterventionReader,
} from './InterventionReader';
import type { ObjectionReader } from '../objection/ObjectionReader';

type Store = TenantStore<{
  interventions: typeof InterventionReader;
  objections: typeof ObjectionReader;
}>;

/** A request as its page shows it: with its history, what keeps it open, and what this person may do. */
export async function present(
  store: Store,
  scope: TenantScope,
  intervention: StoredIntervention,
): Promise<Intervention> {
  const { tenant, id } = intervention;
  const beside = await store.read(scope, async r => ({
    history: await r.interventions.historyOf(tenant, id),
    objections: await r.objections.of(tenant, id),
  }));
  const asker = await askerOf(scope);
  const allowedActions = interventionActions(intervention, asker);
  return { ...intervention, ...beside, allowedActions };
}
