import { purlOf } from './purlOf';

describe('purlOf', () => {
  it.each([
    [
      'pkg:npm/%40acme/shop@1.0.0',
      { type: 'npm', name: 'shop', version: '1.0.0' },
    ],
    ['pkg:npm/@acme/shop', { type: 'npm', name: 'shop' }],
    [
      'pkg:apk/alpine/musl@1.1.22-r3?arch=x86_64&a=b/c@d',
      { type: 'apk', name: 'musl', version: '1.1.22-r3' },
    ],
    [
      'pkg:oci/shop@sha256%3Aab?repository_url=registry.example/shop',
      { type: 'oci', name: 'shop', version: 'sha256:ab' },
    ],
    ['pkg:deb/%ZZ@%ZZ#x', { type: 'deb', name: '%ZZ', version: '%ZZ' }],
    ['cpe:/a:acme:shop', undefined],
    ['pkg:npm/', undefined],
  ])('%s', (text, parts) => {
    expect(purlOf(text)).toEqual(parts);
  });
});
