import { InputError } from '@backstage/errors';
import type { ScanTargets } from '@wardroom/assets-common';
import type { AssetReader } from '../asset/AssetReader';

/** @throws InputError where a target is no active asset of the customer */
export async function mustHaveAssets(
  r: { assets: AssetReader },
  tenant: string,
  { assets }: ScanTargets,
): Promise<void> {
  if (assets.length === 0) return;
  const found = await r.assets.findByIds(tenant, assets);
  const active = new Set(
    found.filter(({ state }) => state === 'active').map(({ id }) => id),
  );
  const missing = assets.find(id => !active.has(id));
  if (missing)
    throw new InputError(
      `targets.assets: the customer has no active asset ${missing}`,
    );
}
