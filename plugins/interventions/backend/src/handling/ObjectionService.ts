import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type { Objection } from '@wardroom/interventions-common';
import type { InterventionReader } from '../intervention/InterventionReader';
import type { InterventionWriter } from '../intervention/InterventionWriter';
import type { ObjectionReader } from '../objection/ObjectionReader';
import type { ObjectionWriter } from '../objection/ObjectionWriter';

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

type Key = { tenant: string; id: string };

/** Use cases of other contexts that have something to be settled before a request is resolved. */
export class ObjectionService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The same objection twice is one, on record once. */
  async raise(scope: TenantScope, input: Key & Objection): Promise<Objection> {
    const { tenant, id, ...objection } = input;
    const { about, text, path } = objection;
    return this.#store.transact(scope, async tx => {
      const { number } = await tx.interventions.get(tenant, id, '*');
      const known = await tx.objections.of(tenant, id);
      const same = known.some(
        other =>
          other.about === about && other.text === text && other.path === path,
      );
      if (same) return objection;
      await tx.objections.raise(tenant, id, objection);
      const facts = { tenant, object: id, number, about, text };
      await tx.audit('objection.raised', facts);
      return objection;
    });
  }

  async settle(
    scope: TenantScope,
    { tenant, id, about }: Key & Pick<Objection, 'about'>,
  ): Promise<Pick<Objection, 'about'>> {
    return this.#store.transact(scope, async tx => {
      const { number } = await tx.interventions.get(tenant, id, '*');
      if (await tx.objections.settle(tenant, id, about)) {
        const facts = { tenant, object: id, number, about };
        await tx.audit('objection.settled', facts);
      }
      return { about };
    });
  }
}
