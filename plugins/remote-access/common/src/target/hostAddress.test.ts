import { hostAddress } from './hostAddress';

describe('the address of a target', () => {
  it.each([
    'web-01',
    'Web-01.acme.example',
    '10.0.0.10',
    '::1',
    'fe80::1',
    '2001:db8::10',
    '_srv.acme.example',
  ])('may be %s', host => {
    expect(hostAddress.safeParse(host).success).toBe(true);
  });

  it.each([
    '',
    'a b',
    'ssh://web-01',
    'web-01:22',
    'web-01/',
    '-oProxyCommand=x',
    '[::1]',
    'web..acme',
    'web-01\n',
    '$(id)',
    `${'a'.repeat(64)}.example`,
  ])('may not be %j', host => {
    // A line break at the end is trimmed away, as from a pasted line.
    const wanted = host.endsWith('\n');
    expect(hostAddress.safeParse(host).success).toBe(wanted);
  });
});
