import { readWireGuardConfig } from './WireGuardConfig';

const key = `${'A'.repeat(43)}=`;
const good = [
  '[Interface]',
  `PrivateKey = ${key}`,
  'Address = 10.8.0.2/24, fd00::2/64 # ours',
  'DNS = 10.0.0.1',
  '',
  '[Peer]',
  `PublicKey = ${key}`,
  `PresharedKey=${key}`,
  'Endpoint = vpn.acme.example:51820',
  'AllowedIPs = 10.0.0.0/8',
  'PersistentKeepalive = 25',
];

describe('a WireGuard file', () => {
  it('gives its keys, addresses and peers', () => {
    expect(readWireGuardConfig(good.join('\r\n'))).toEqual({
      privateKey: key,
      addresses: ['10.8.0.2/24', 'fd00::2/64'],
      peers: [
        {
          publicKey: key,
          presharedKey: key,
          endpoint: { host: 'vpn.acme.example', port: 51820 },
          allowedIps: ['10.0.0.0/8'],
        },
      ],
    });
  });

  it.each([
    ...['PostUp = id', 'postup=id', 'PreUp = id', 'PreDown = id'],
    ...['PostDown = id', 'SaveConfig = true'],
  ])('does not run a program: %s', line => {
    const [head, ...rest] = good;
    expect(() => readWireGuardConfig([head, line, ...rest].join('\n'))).toThrow(
      /^Line 2 \(\w+\) would run a program/,
    );
  });

  it.each([
    ...['Table = off', 'FwMark = 1', 'Something = else', 'PrivateKey = short'],
    ...['MTU = 99999999', 'Address = 10.0.0.300', 'Address = 10.8.0.2/33'],
    ...[
      '[Interface',
      '[Other]',
      'up /x',
      'Address = ;id',
      '=',
      'MTU = 1420\u000bx',
    ],
  ])('is refused with %j, and the line is named', line => {
    const [head, ...rest] = good;
    expect(() => readWireGuardConfig([head, line, ...rest].join('\n'))).toThrow(
      /^Line 2\b/,
    );
  });

  it.each([
    ...['127.0.0.1:51820', '[::1]:51820', '169.254.169.254:80', 'localhost:1'],
    ...['2130706433:1', 'vpn.example', 'vpn.example:0', 'vpn.example:70000'],
  ])('has no endpoint at %s', endpoint => {
    const file = good.join('\n').replace('vpn.acme.example:51820', endpoint);
    expect(() => readWireGuardConfig(file)).toThrow(/^Line 9 \(Endpoint\)/);
  });

  it('says nothing of its secrets when it is refused', () => {
    const file = good.join('\n').replace(`Key = ${key}`, 'Key = hunter2');
    expect(() => readWireGuardConfig(file)).toThrow(
      /^Line 2 \(PrivateKey\) is no key of WireGuard$/,
    );
  });
});
