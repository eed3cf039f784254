import { parseIpAddress } from '../target/IpAddress';
import { rangesAllow, SiteRange } from './SiteRange';

const ranges = [
  { network: '10.0.0.0/24', ports: '22,8000-8010' },
  { network: '192.168.1.7', ports: '443' },
  { network: 'fd00:1::/64', ports: '22' },
];

describe('the ranges of a site', () => {
  it.each([
    ['10.0.0.0', 22],
    ['10.0.0.255', 8000],
    ['10.0.0.10', 8010],
    ['192.168.1.7', 443],
    ['fd00:1::1', 22],
    ['FD00:0001:0:0:ffff:ffff:ffff:ffff', 22],
  ])('hold %s, port %s', (address, port) => {
    expect(rangesAllow(ranges, address, port)).toBe(true);
  });

  it.each([
    ['10.0.1.0', 22],
    ['9.255.255.255', 22],
    ['10.0.0.10', 23],
    ['10.0.0.10', 7999],
    ['10.0.0.10', 8011],
    ['192.168.1.8', 443],
    ['fd00:1:0:1::1', 22],
    ['::ffff:10.0.0.10', 22],
    ['::ffff:a00:a', 22],
    ['::10.0.0.10', 22],
    ['10.0.0.10 ', 22],
    ['10.0.0.010', 22],
    ['10.0.10', 22],
    ['167772170', 22],
    ['0xa000010', 22],
    ['10.0.0.0x0a', 22],
    ['10.0.0.10.', 22],
    ['10.0.0.10%eth0', 22],
    ['fd00:1::1%lo', 22],
    ['fd00:1:::1', 22],
    ['fd00:1::1::', 22],
    ['1:2:3:4:5:6:7', 22],
    ['', 22],
  ])('do not hold %j, port %s', (address, port) => {
    expect(rangesAllow(ranges, address, port)).toBe(false);
  });

  it('agree with the numbers of addresses, whichever address it is', () => {
    for (let turn = 0; turn < 2_000; turn += 1) {
      const parts = Array.from({ length: 4 }, () =>
        Math.floor(Math.random() * 256),
      );
      const bits = 8 + Math.floor(Math.random() * 25);
      const number = parts.reduce((sum, part) => sum * 256 + part, 0);
      const text = parts.join('.');
      const size = 2 ** (32 - bits);
      const first = Math.floor(number / size) * size;
      const spelled = [24, 16, 8, 0].map(
        by => Math.floor(first / 2 ** by) % 256,
      );
      const range = { network: `${spelled.join('.')}/${bits}`, ports: '22' };
      if (!SiteRange.safeParse(range).success) continue;
      expect(parseIpAddress(text)?.value).toBe(BigInt(number));
      expect(rangesAllow([range], text, 22)).toBe(true);
      const outside = first + size;
      if (outside >= 2 ** 32) continue;
      const next = [24, 16, 8, 0].map(
        by => Math.floor(outside / 2 ** by) % 256,
      );
      expect(rangesAllow([range], next.join('.'), 22)).toBe(false);
    }
  });

  it.each([
    ['10.0.0.1/24', '22'],
    ['0.0.0.0/0', '22'],
    ['10.0.0.0/7', '22'],
    ['127.0.0.0/8', '22'],
    ['169.254.169.254', '80'],
    ['224.0.0.0/8', '22'],
    ['::1', '22'],
    ['::/0', '22'],
    ['fe80::/64', '22'],
    ['10.0.0.0/33', '22'],
    ['10.0.0.0/024', '22'],
    ['010.0.0.0/8', '22'],
    ['10.0.0.0/24', ''],
    ['10.0.0.0/24', '0'],
    ['10.0.0.0/24', '65536'],
    ['10.0.0.0/24', '30-20'],
    ['10.0.0.0/24', '22,'],
    ['10.0.0.0/24', '22 } accept'],
    ['10.0.0.0/24; flush ruleset', '22'],
  ])('cannot be %j with ports %j', (network, ports) => {
    expect(SiteRange.safeParse({ network, ports }).success).toBe(false);
  });
});
