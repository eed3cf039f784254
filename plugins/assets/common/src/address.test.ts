import { address, addressKind } from './address';

describe('an address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1', 'ip'],
    ['2001:DB8::1', '2001:db8::1', 'ip'],
    ['Web-01.Example.COM.', 'web-01.example.com', 'host'],
    ['00-1A-2B-3C-4D-5E', '00:1a:2b:3c:4d:5e', 'mac'],
    [' 00:1a:2b:3c:4d:5e ', '00:1a:2b:3c:4d:5e', 'mac'],
  ])('takes %j as %s', (given, normal, kind) => {
    expect(address.parse(given)).toBe(normal);
    expect(addressKind(normal)).toBe(kind);
  });

  it.each([
    '',
    'web',
    '192.0.2.256',
    '192.0.2.1/24',
    'https://example.com',
    'exa mple.com',
    `${'a'.repeat(64)}.com`,
    'web-01.example.com\u0000',
    '-x.example.com',
  ])('refuses %j', given => {
    expect(address.safeParse(given).success).toBe(false);
  });
});
