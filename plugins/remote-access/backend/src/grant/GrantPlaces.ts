import { InputError } from '@backstage/errors';
import type { assetsContract } from '@wardroom/assets-common';
import {
  systemScope,
  type PluginClient,
  type TenantStore,
} from '@wardroom/platform-node';
import type { WorkPlan } from '@wardroom/remote-access-common';
import type { tenantsContract } from '@wardroom/tenants-common';
import type { TargetReader } from '../target/TargetReader';
import type { GrantInput } from './GrantService';
import type { NewGrant } from './GrantWriter';
import { hashPlan } from './hashPlan';

type Store = TenantStore<{ targets: typeof TargetReader }>;

/** What a grant names exists, and how it is called: targets, an asset, a request, the clocks of the customer. */
export class GrantPlaces {
  readonly #options: {
    store: Store;
    assets: PluginClient<typeof assetsContract>;
    tenants: PluginClient<typeof tenantsContract>;
    keyOf(tenant: string, intervention: string): Promise<string | undefined>;
  };

  constructor(options: {
    store: Store;
    assets: PluginClient<typeof assetsContract>;
    tenants: PluginClient<typeof tenantsContract>;
    /** What people call a request; undefined where there is none. */
    keyOf(tenant: string, intervention: string): Promise<string | undefined>;
  }) {
    this.#options = options;
  }

  /** @throws InputError naming the field whose thing does not exist in this customer */
  async find(
    tenant: string,
    input: GrantInput,
  ): Promise<Omit<NewGrant, 'requestedBy'>> {
    const { timeZone } = await this.#options.tenants.tenants.get({ tenant });
    const { person, targets, reason } = input;
    return {
      ...{ person, targets, reason },
      names: await this.#names(tenant, input.targets),
      window: { ...input.window, zone: timeZone },
      intervention: await this.#intervention(tenant, input.intervention),
      plan: await this.#plan(tenant, input),
    };
  }

  async #plan(
    tenant: string,
    { plan, targets }: GrantInput,
  ): Promise<WorkPlan | undefined> {
    if (!plan) return undefined;
    const ids = [...new Set(plan.steps.map(({ target }) => target))];
    const outside =
      targets.kind === 'targets' && ids.some(id => !targets.ids.includes(id));
    if (outside) {
      throw new InputError(
        'plan: one of its steps is on a target that this access does not open',
      );
    }
    const scope = systemScope('remote-access', [tenant]);
    const named = await this.#options.store.readOnce(scope, r =>
      r.targets.named(ids.map(id => ({ tenant, id }))),
    );
    const steps = plan.steps.map(({ target, commands }) => {
      const found = named.find(({ id }) => id === target);
      if (!found)
        throw new InputError('plan: one of its targets does not exist');
      return { target: { id: target, name: found.name }, commands };
    });
    const { files } = plan;
    return { steps, files, hash: hashPlan({ steps, files }) };
  }

  async #names(
    tenant: string,
    targets: GrantInput['targets'],
  ): Promise<string[]> {
    const { store, assets } = this.#options;
    if (targets.kind === 'targets') {
      const scope = systemScope('remote-access', [tenant]);
      const found = await store.readOnce(scope, r =>
        r.targets.named(targets.ids.map(id => ({ tenant, id }))),
      );
      if (found.length === new Set(targets.ids).size) {
        return found.map(target => target.name);
      }
      throw new InputError('targets: one of them does not exist');
    }
    if (targets.kind === 'asset') {
      const { items } = await assets.assets.resolve({
        tenant,
        id: [targets.id],
      });
      if (items.length > 0) return items.map(asset => asset.name);
      throw new InputError('targets: there is no such asset');
    }
    return [];
  }

  async #intervention(tenant: string, id: string | undefined) {
    if (!id) return undefined;
    const key = await this.#options.keyOf(tenant, id);
    if (key) return { id, key };
    throw new InputError('intervention: there is no such request');
  }
}
