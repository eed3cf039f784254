import type { Permission } from '@backstage/plugin-permission-common';
import { assetActions } from './assetPolicy';

const holding = (...names: string[]) => ({
  has: (permission: Permission, tenant: string) =>
    tenant === 'acme' && names.includes(permission.name),
});

const all = [
  'asset.update',
  'asset.retire',
  'asset.reactivate',
  'asset.delete',
];

describe('assetActions', () => {
  it.each([
    ['active', ['update', 'retire']],
    ['retired', ['reactivate', 'delete']],
  ] as const)('lets all rights on an %s asset do %j', (state, actions) => {
    expect(assetActions({ tenant: 'acme', state }, holding(...all))).toEqual(
      actions,
    );
  });

  it('gives nothing without the right', () => {
    const asset = { tenant: 'acme', state: 'active' as const };
    expect(assetActions(asset, holding('asset.delete'))).toEqual([]);
  });

  it('gives nothing in another tenant', () => {
    const asset = { tenant: 'globex', state: 'active' as const };
    expect(assetActions(asset, holding(...all))).toEqual([]);
  });
});
