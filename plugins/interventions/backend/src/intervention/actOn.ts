import type {
  TenantScope,
  Effects,
  TenantStore,
} from '@wardroom/platform-node';
import type {
  Intervention,
  InterventionAction,
} from '@wardroom/interventions-common';
import { askerOf } from './askerOf';
import { internalIn } from './internalIn';
import { mustAllow } from './interventionPolicy';
import type {
  InterventionReader,
  StoredIntervention,
} from './InterventionReader';
import type { InterventionWriter } from './InterventionWriter';
import type { ObjectionReader } from '../objection/ObjectionReader';
import type { ObjectionWriter } from '../objection/ObjectionWriter';
import { present } from './present';

type Store = TenantStore<
  {
    interventions: typeof InterventionReader;
    objections: typeof ObjectionReader;
  },
  {
    interventions: typeof InterventionWriter;
    objections: typeof ObjectionWriter;
  }
>;

type Transaction = {
  interventions: InterventionWriter;
  objections: ObjectionReader;
} & Effects;

/**
 * The frame of every change of a request: load, policy, work, all in one transaction. The version is the one that
 * the person has seen, so that of two who act at once the second is told.
 */
export async function actOn(
  options: {
    store: Store;
    scope: TenantScope;
    one: { id: string; version: number; action: InterventionAction };
  },
  work: (
    tx: Transaction,
    before: StoredIntervention,
  ) => Promise<StoredIntervention>,
): Promise<Intervention> {
  const { store, scope } = options;
  const { id, version, action } = options.one;
  const visible = await internalIn(scope);
  const asker = await askerOf(scope);
  const after = await store.transact(scope, async tx => {
    const before = await tx.interventions.get(scope.tenant, id, visible);
    mustAllow(before, action, asker);
    return work(tx, { ...before, version });
  });
  return present(store, scope, after);
}
