import { newId } from '@wardroom/platform-common';
import { TenantRows } from '@wardroom/platform-node';
import { assetLifecycle, type AssetDescription } from '@wardroom/assets-common';
import {
  AssetReader,
  assetOf,
  type AssetRow,
  type StoredAsset,
} from './AssetReader';
import { keepIdentifiers } from './queries/keepIdentifiers';
import { rankOf } from './rankOf';

export type AssetChanges = Partial<Omit<AssetDescription, 'tenant' | 'name'>>;

/** Writes assets. */
export class AssetWriter extends AssetReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  async create(asset: AssetDescription): Promise<StoredAsset> {
    const { tenant, name } = asset;
    const row = await this.#write.insert<AssetRow>(
      'assets',
      {
        tenant_id: tenant,
        id: newId('ast'),
        name,
        state: assetLifecycle.initial,
        ...columnsOf(asset),
      },
      `name: there is an asset "${name}" already, perhaps a retired one; choose another name or take that one back into use`,
    );
    if (asset.addresses.length > 0)
      await keepIdentifiers(this.knex, assetOf(row));
    return assetOf(row);
  }

  async update(
    asset: StoredAsset,
    changes: AssetChanges,
  ): Promise<StoredAsset> {
    const after = { ...asset, ...withoutGaps(changes) };
    const row = await this.#write.update<AssetRow>(
      'assets',
      keyOf(asset),
      columnsOf(after),
    );
    if (ranksOtherwise(asset, after)) await this.#unrank(asset);
    if (changes.addresses) await keepIdentifiers(this.knex, assetOf(row));
    return assetOf(row);
  }

  /** Gives it the addresses of the identifiers that it has by now: nobody has entered or taken away any. */
  async readdress(
    asset: StoredAsset,
    addresses: string[],
  ): Promise<StoredAsset> {
    const row = await this.#write.update<AssetRow>(
      'assets',
      keyOf(asset),
      columnsOf({ ...asset, addresses }),
    );
    return assetOf(row);
  }

  async transition(
    asset: StoredAsset,
    action: 'retire' | 'reactivate',
  ): Promise<StoredAsset> {
    const row = await this.#write.transition<
      AssetRow,
      StoredAsset['state'],
      'retire' | 'reactivate'
    >('assets', {
      lifecycle: assetLifecycle,
      row: { ...keyOf(asset), state: asset.state },
      action,
    });
    return assetOf(row);
  }

  /** Marks the findings of an asset, whose ranks and due dates do not hold any more. */
  async #unrank({ tenant, id }: StoredAsset): Promise<void> {
    await this.knex('findings')
      .where({ tenant_id: tenant, asset_id: id })
      .whereNotNull('ranked_at')
      .update({ ranked_at: null });
  }

  async delete({ tenant, id }: StoredAsset): Promise<void> {
    await this.#write.delete('assets', { tenantId: tenant, id });
  }
}

/** Whether findings of the asset rank otherwise after a change of it: their ranking is then to be queued. */
export function ranksOtherwise(
  before: Pick<StoredAsset, 'criticality' | 'exposure'>,
  after: Pick<StoredAsset, 'criticality' | 'exposure'>,
): boolean {
  return (
    before.criticality !== after.criticality ||
    before.exposure !== after.exposure
  );
}

function keyOf({ tenant, id, version }: StoredAsset) {
  return { tenantId: tenant, id, version };
}

function withoutGaps(changes: AssetChanges): AssetChanges {
  return Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  );
}

function columnsOf(asset: AssetDescription) {
  const { name, title, type, exposure, owner, addresses, tags, notes } = asset;
  return {
    title,
    type,
    criticality: rankOf(asset.criticality),
    exposure,
    owner,
    addresses,
    tags,
    notes,
    search: [name, title, owner, ...addresses, ...tags]
      .join('\n')
      .toLowerCase(),
  };
}
