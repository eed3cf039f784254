import { scanRange, ScanTargets } from './ScanTargets';

describe('scanRange', () => {
  it.each([
    '10.0.0.0/24',
    '10.20.0.0/16',
    '192.0.2.7',
    'web-01.acme.example',
    'fd00:1::/112',
    'fd00:1::7',
  ])('takes %s', range => {
    expect(scanRange.safeParse(range).success).toBe(true);
  });

  it.each([
    '10.0.0.0/8',
    '10.0.0.0/33',
    '10.0.0.0/024',
    '10.0.0.0/24/24',
    '127.0.0.1',
    '169.254.169.254',
    '224.0.0.1',
    '0.0.0.0/16',
    '::1',
    '0:0:0:0:0:0:0:1',
    '::ffff:127.0.0.1',
    'fe80::1',
    'fd00::/64',
    '--script=vuln',
    '-iL',
    '10.0.0.1 10.0.0.2',
    'web-01.acme.example/24',
    'localhost',
    'aa:bb:cc:dd:ee:ff',
  ])('refuses %s', range => {
    expect(scanRange.safeParse(range).success).toBe(false);
  });
});

it('takes nothing for all assets, and no field that it does not know', () => {
  expect(ScanTargets.parse({})).toEqual({ assets: [], ranges: [] });
  expect(ScanTargets.safeParse({ hosts: [] }).success).toBe(false);
});
