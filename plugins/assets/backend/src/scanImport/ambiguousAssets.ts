import {
  keyOf,
  type AssetMatch,
  type DescribedAsset,
  type HeldIdentifier,
} from './matchAssets';

/**
 * The assets that this file calls by several names, or otherwise than before. Of all others it is known under which names
 * their findings were seen: the same as ever.
 */
export function ambiguousAssets(
  described: DescribedAsset[],
  held: HeldIdentifier[],
  { assetOf, identifiers: added }: AssetMatch,
): string[] {
  const known = new Map<string, Set<string>>();
  for (const each of held)
    known.set(
      each.assetId,
      (known.get(each.assetId) ?? new Set()).add(keyOf(each)),
    );
  const once = new Set<string>();
  const ambiguous = new Set<string>();
  for (const { assetId } of added)
    if (known.has(assetId)) ambiguous.add(assetId);
  for (const { number, identifiers } of described) {
    const asset = assetOf.get(number) ?? '';
    const before = known.get(asset);
    const said = new Set(identifiers.map(keyOf));
    const isSame =
      !before ||
      (before.size === said.size && [...said].every(key => before.has(key)));
    if (once.has(asset) || !isSame) ambiguous.add(asset);
    once.add(asset);
  }
  return [...ambiguous];
}
