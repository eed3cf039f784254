import type { Rights } from '@wardroom/platform-node';
import {
  assetDelete,
  assetLifecycle,
  assetReactivate,
  assetRetire,
  assetUpdate,
  type AssetAction,
} from '@wardroom/assets-common';
import type { StoredAsset } from './AssetReader';

/** The rights that decide on what may be done to an asset. */
export const assetRights = [
  assetUpdate,
  assetRetire,
  assetReactivate,
  assetDelete,
];

const permissionOf = { retire: assetRetire, reactivate: assetReactivate };

/** What somebody with these rights may do to the asset in its state. Only what is out of use can be deleted. */
export function assetActions(
  asset: Pick<StoredAsset, 'tenant' | 'state'>,
  rights: Rights,
): AssetAction[] {
  const { tenant, state } = asset;
  const actions: AssetAction[] = assetLifecycle
    .actions(state)
    .filter(action => rights.has(permissionOf[action], tenant));
  if (state === 'active' && rights.has(assetUpdate, tenant)) {
    actions.unshift('update');
  }
  if (state === 'retired' && rights.has(assetDelete, tenant)) {
    actions.push('delete');
  }
  return actions;
}
