import type { Asset } from '@wardroom/assets-common';

/** An asset as the server gives it; tests name only what matters to them. */
export function anAsset(fields: Partial<Asset> = {}): Asset {
  const name = fields.name ?? 'web-01';
  return {
    id: `ast_${name.replaceAll('-', '')}`,
    tenant: 'acme',
    name,
    title: name,
    type: 'server',
    criticality: 'high',
    exposure: 'unknown',
    owner: '',
    addresses: [],
    tags: [],
    notes: '',
    origin: 'entered',
    state: 'active',
    version: 1,
    createdAt: '2026-03-01T10:00:00.000Z',
    updatedAt: '2026-03-02T10:00:00.000Z',
    allowedActions: ['update', 'retire'],
    ...fields,
  };
}
