import { z } from 'zod';
import { assetFields, assetLifecycle, newAsset, tag } from './Asset';
import { AssetEntity, describedBy, entityOf } from './AssetEntity';

describe('an asset', () => {
  it('goes out of use and back', () => {
    expect(assetLifecycle.next('active', 'retire')).toBe('retired');
    expect(assetLifecycle.next('retired', 'reactivate')).toBe('active');
    expect(() => assetLifecycle.next('retired', 'retire')).toThrow(
      /possible only when it is active/,
    );
  });

  it('needs no more than name, title, type and criticality', () => {
    const asset = z.strictObject(newAsset).parse({
      name: 'web-01',
      title: 'Shop',
      type: 'server',
      criticality: 'high',
    });
    expect(asset).toMatchObject({ owner: '', tags: [], addresses: [] });
  });

  it('orders its tags and drops repetitions', () => {
    expect(assetFields.tags.parse(['b', 'A', 'b'])).toEqual(['a', 'b']);
  });

  it.each(['two words', '-a', 'a--b', 'ü', ''])('refuses the tag %j', value => {
    expect(tag.safeParse(value).success).toBe(false);
  });

  it('has at most 20 addresses', () => {
    const many = Array.from({ length: 21 }, (_, n) => `192.0.2.${n}`);
    expect(assetFields.addresses.safeParse(many).success).toBe(false);
  });

  it('is the same after a round trip through its entity', () => {
    const asset = {
      tenant: 'acme',
      name: 'web-01',
      title: 'Shop',
      type: 'server' as const,
      criticality: 'high' as const,
      exposure: 'internet' as const,
      owner: 'Web team',
      addresses: ['192.0.2.1'],
      tags: ['dmz'],
      notes: 'Line\nbreak',
    };
    expect(describedBy(AssetEntity.parse(entityOf(asset)))).toEqual(asset);
    const bare = {
      ...{ ...asset, exposure: 'unknown' as const, owner: '' },
      ...{ addresses: [], tags: [], notes: '' },
    };
    expect(describedBy(AssetEntity.parse(entityOf(bare)))).toEqual(bare);
  });
});
