import type { AssetDescription } from '@wardroom/assets-common';

/** What a form would say of an asset; tests name only what matters to them. */
export function anAsset(
  fields: Partial<AssetDescription> = {},
): AssetDescription {
  const name = fields.name ?? 'web-01';
  return {
    tenant: 'acme',
    name,
    title: name,
    type: 'server',
    criticality: 'medium',
    exposure: 'unknown',
    owner: '',
    addresses: [],
    tags: [],
    notes: '',
    ...fields,
  };
}
