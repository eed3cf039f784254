import { assetsOfProduct } from './assetsOfProduct';

describe('assetsOfProduct', () => {
  it.each([
    [{ id: 'shop', name: 'Shop' }, ['shop', 'Shop']],
    [
      { id: 'pkg:oci/shop@sha256%3Aab?repository_url=ghcr.io%2Facme%2Fshop' },
      [
        'pkg:oci/shop@sha256%3Aab?repository_url=ghcr.io%2Facme%2Fshop',
        'pkg:oci/shop@sha256%3Aab',
        'ghcr.io/acme/shop',
      ],
    ],
    [
      { id: 'pkg:docker/acme/shop@1.4' },
      ['pkg:docker/acme/shop@1.4', 'docker.io/acme/shop'],
    ],
  ])('%j', (product, values) => {
    expect(assetsOfProduct(product)).toEqual(values);
  });
});
