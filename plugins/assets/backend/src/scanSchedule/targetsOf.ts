import { InputError } from '@backstage/errors';
import { addressKind, type ScanType } from '@wardroom/assets-common';
import type { AssetReader, ScannableAsset } from '../asset/AssetReader';
import type { StoredScanRun } from './ScanRunReader';

/**
 * Where a scan looks: the addresses that its assets have now, and its ranges.
 *
 * @throws InputError where nothing is left to look at
 */
export async function targetsOf(
  r: { assets: AssetReader },
  { tenant, type, targets: { assets: ids, ranges } }: StoredScanRun,
): Promise<string[]> {
  const isAll = ids.length === 0 && ranges.length === 0;
  const named = isAll
    ? await r.assets.allOf(tenant)
    : await r.assets.findByIds(tenant, ids);
  const assets = targetsAmong(named, type);
  const targets = [...new Set([...assets.flat(), ...ranges])];
  if (targets.length > 0) return targets;
  throw new InputError(
    assets.length > 0
      ? 'None of the assets has an IP address or a host name: add one, or name a range'
      : `There is no active ${type === 'critical' ? 'critical ' : ''}asset among the targets: name others, or a range`,
  );
}

/** Of each asset that a scan of this type looks at, its addresses. */
export function targetsAmong(
  assets: ScannableAsset[],
  type: ScanType,
): string[][] {
  return assets
    .filter(
      ({ state, criticality }) =>
        state === 'active' &&
        (type !== 'critical' || criticality === 'critical'),
    )
    .map(addressesOf);
}

/** A scanner finds the way by names and IP addresses. */
function addressesOf({ addresses }: ScannableAsset): string[] {
  return addresses.filter(address => addressKind(address) !== 'mac');
}
