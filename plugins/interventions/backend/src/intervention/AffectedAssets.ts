import { InputError } from '@backstage/errors';
import type { PluginClient } from '@wardroom/platform-node';
import type { assetsContract } from '@wardroom/assets-common';

/** The assets that a request may name: those of its own customer, in use. */
export class AffectedAssets {
  readonly #assets: PluginClient<typeof assetsContract>;

  constructor(assets: PluginClient<typeof assetsContract>) {
    this.#assets = assets;
  }

  /** Refuses ids that are not the customer's, without telling whose they are. */
  async mustBelong(tenant: string, ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    const { items } = await this.#assets.assets.resolve({ tenant, id: ids });
    const usable = items.filter(asset => asset.state === 'active');
    const known = new Set(usable.map(asset => asset.id));
    const unknown = ids.find(id => !known.has(id));
    if (!unknown) return;
    throw new InputError(
      `assetIds: this customer has no asset ${unknown} in use`,
    );
  }
}
