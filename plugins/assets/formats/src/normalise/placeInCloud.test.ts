import { placeInCloud } from './placeInCloud';

describe('placeInCloud', () => {
  it.each([
    'arn:aws:ec2:eu-west-1:123456789012:instance/i-0123456789abcdef0',
    '/subscriptions/1/resourcegroups/web/providers/microsoft.compute/virtualmachines/web1',
    '//compute.googleapis.com/projects/acme/zones/europe-west1-b/instances/web1',
    'i-0123456789abcdef0',
  ])('takes a computer as an asset of its own: %s', resource => {
    const place = placeInCloud({ account: '123456789012', resource });
    expect(place.occurrence).toEqual({ kind: 'host' });
    expect(place.asset?.identifiers[0]).toEqual({
      kind: 'cloud-id',
      value: resource,
    });
  });

  it('knows a computer of AWS by its short name as well', () => {
    const resource = 'arn:aws:ec2:eu-west-1:1:instance/i-0123456789abcdef0';
    expect(placeInCloud({ resource }).asset?.identifiers).toContainEqual({
      kind: 'cloud-id',
      value: 'i-0123456789abcdef0',
    });
  });

  it.each([
    ['arn:aws:iam::123456789012:role/Audit', '123456789012'],
    [
      '/subscriptions/1/resourcegroups/web/providers/microsoft.compute/virtualmachines/web1/extensions/a',
      '1',
    ],
    ['projects/acme/locations/eu/keyRings/a', 'acme'],
  ])(
    'takes everything else as a resource of its account: %s',
    (resource, account) => {
      expect(placeInCloud({ resource })).toEqual({
        asset: {
          name: account,
          identifiers: [{ kind: 'cloud-id', value: account }],
        },
        occurrence: { kind: 'resource', resource },
      });
    },
  );

  it('writes ids of Azure in one spelling', () => {
    const resource = '/subscriptions/1/resourceGroups/Web';
    expect(placeInCloud({ resource }).occurrence).toMatchObject({
      resource: '/subscriptions/1/resourcegroups/web',
    });
  });

  it('takes an image as an asset that one pulls by its name', () => {
    const resource =
      'arn:aws:ecr:eu-west-1:123456789012:repository/team/shop/sha256:00ff';
    const within = { kind: 'package', name: 'openssl' } as const;
    expect(placeInCloud({ resource }, within)).toEqual({
      asset: {
        name: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop',
        identifiers: [
          {
            kind: 'image',
            value: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop',
          },
        ],
        version: 'sha256:00ff',
      },
      occurrence: within,
    });
  });

  it('leaves the asset out where nobody names an account', () => {
    expect(placeInCloud({ resource: 'bucket' }).asset).toBeUndefined();
  });
});
