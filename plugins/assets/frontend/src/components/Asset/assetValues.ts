import type { Asset } from '@wardroom/assets-common';

/** An asset as its form holds it: lists as text. */
export type AssetValues = {
  title: string;
  type: string;
  criticality: string;
  exposure: string;
  owner: string;
  addresses: string;
  tags: string;
  notes: string;
};

type Fields = Pick<
  Asset,
  | 'title'
  | 'type'
  | 'criticality'
  | 'exposure'
  | 'owner'
  | 'addresses'
  | 'tags'
  | 'notes'
>;

/** The values of an asset, or of a new one. */
export function assetValues(asset?: Asset): AssetValues {
  return {
    title: asset?.title ?? '',
    type: asset?.type ?? 'server',
    criticality: asset?.criticality ?? 'medium',
    exposure: asset?.exposure ?? 'unknown',
    owner: asset?.owner ?? '',
    addresses: asset?.addresses.join('\n') ?? '',
    tags: asset?.tags.join(', ') ?? '',
    notes: asset?.notes ?? '',
  };
}

/** The values as the endpoints take them. */
export function assetInput(values: AssetValues): Fields {
  const { title, type, criticality, exposure, owner, notes } = values;
  const parts = (text: string, separator: RegExp) =>
    text
      .split(separator)
      .map(part => part.trim())
      .filter(Boolean);
  return {
    title,
    type: type as Asset['type'],
    criticality: criticality as Asset['criticality'],
    exposure: exposure as Asset['exposure'],
    owner: owner.trim(),
    addresses: parts(values.addresses, /[\s,;]+/),
    tags: parts(values.tags, /[\s,;]+/),
    notes: notes.trim(),
  };
}
