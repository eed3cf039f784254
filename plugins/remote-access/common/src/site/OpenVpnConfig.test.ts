import { readOpenVpnConfig } from './OpenVpnConfig';

const pem = (what: string) =>
  `-----BEGIN ${what}-----\nMIIBhTCCASugAwIBAgIQ\n-----END ${what}-----`;
const good = [
  '# from the firewall',
  'client',
  'dev tun',
  'proto udp',
  'remote vpn.acme.example 1194',
  'remote 203.0.113.7 443 tcp',
  'resolv-retry infinite',
  'data-ciphers AES-256-GCM:CHACHA20-POLY1305',
  'verify-x509-name "Acme VPN" name',
  'key-direction 1',
  `<ca>\n${pem('CERTIFICATE')}\n</ca>`,
  `<cert>\n${pem('CERTIFICATE')}\n</cert>`,
  `<key>\n${pem('PRIVATE KEY')}\n</key>`,
];
const withLine = (...lines: string[]) => [...lines, ...good].join('\n');

describe('an OpenVPN file', () => {
  it('gives its servers, its options and its certificates', () => {
    const config = readOpenVpnConfig(`\ufeff${good.join('\r\n')}\r\n`);
    expect(config.remotes).toEqual([
      { host: 'vpn.acme.example', port: 1194, protocol: 'udp' },
      { host: '203.0.113.7', port: 443, protocol: 'tcp' },
    ]);
    expect(config.options).toEqual([
      ['data-ciphers', 'AES-256-GCM:CHACHA20-POLY1305'],
      ['verify-x509-name', 'Acme VPN', 'name'],
      ['key-direction', '1'],
    ]);
    expect(Object.keys(config.blocks)).toEqual(['ca', 'cert', 'key']);
    expect(config.asksPassword).toBe(false);
  });

  it('may want a user name and a password instead of a certificate', () => {
    const file = [...good.slice(0, -2), 'auth-user-pass'].join('\n');
    expect(readOpenVpnConfig(file).asksPassword).toBe(true);
  });

  it.each([
    ...['up /tmp/x', '--up /tmp/x', '  up "/bin/sh -c id"', '\tup\t/tmp/x'],
    ...[
      'down x',
      'route-up x',
      'route-pre-down x',
      'ipchange x',
      'plugin x.so',
    ],
    ...['tls-verify x', 'auth-user-pass-verify x via-env', 'learn-address x'],
    ...['client-connect x', 'script-security 2', 'up-restart', 'iproute /x'],
  ])('does not run a program: %s', line => {
    const directive = line.replace(/^[\s-]+/, '').split(/\s/)[0];
    expect(() => readOpenVpnConfig(withLine(line))).toThrow(
      `Line 1 (${directive}) would run a program on this machine, which no VPN file may`,
    );
  });

  it.each([
    ...['route 10.0.0.0 255.0.0.0', 'redirect-gateway def1', 'push "route x"'],
    ...['dhcp-option DNS 10.0.0.1', 'route-ipv6 ::/0', 'redirect-private'],
  ])('sets no route and no name server: %s', line => {
    expect(() => readOpenVpnConfig(withLine('', line))).toThrow(
      /^Line 2 \([\w-]+\) sets routes or name servers/,
    );
  });

  it.each([
    ...['ca /etc/ssl/ca.pem', 'key client.key', 'auth-user-pass /etc/shadow'],
    ...[
      'askpass /x',
      'pkcs12 a.p12',
      'secret static.key',
      'config /etc/passwd',
    ],
    ...['log /etc/cron.d/x', 'log-append x', 'status /x 1', 'writepid /x'],
    ...[
      'cd /',
      'chroot /x',
      'tmp-dir /x',
      'crl-verify /x',
      'dev-node /dev/sda',
    ],
  ])('names no file: %s', line => {
    expect(() => readOpenVpnConfig(withLine(line))).toThrow(
      /^Line 1 \([\w-]+\) names a file/,
    );
  });

  it.each([
    ...['management 127.0.0.1 7505', 'management-client', 'setenv opt up /x'],
    ...['setenv PATH /x', 'ignore-unknown-option up', 'user root', 'daemon'],
    ...[
      'dev tap',
      'dev-type tap',
      'mode server',
      'server 10.8.0.0 255.255.0.0',
    ],
    ...['client-config-dir x', 'http-proxy 10.0.0.1 3128', 'socks-proxy x 1'],
    ...[
      'comp-lzo',
      'compress lz4',
      'cipher none',
      'cipher BF-CBC',
      'auth none',
    ],
    ...['data-ciphers AES-256-GCM:none', 'tls-version-min 1.0', 'local x'],
    ...[
      'engine dynamic',
      'pkcs11-providers /x.so',
      'providers /x.so',
      'echo x',
    ],
    ...['tls-cipher "x\ny"', 'verify-x509-name', 'mssfix a', 'proto icmp'],
    ...['__proto__ x', 'constructor x', 'toString', '<connection>', '<plugin>'],
    ...[
      '</ca>',
      'Up /x',
      'ｕp /x',
      'up\u00a0/x',
      'up\u0000 /x',
      'x\u2028up /x',
    ],
    ...['verify-x509-name a\\ b name', "verify-x509-name 'a' name", '"up" /x'],
    ...['verify-x509-name "a name', 'cipher AES-256-GCM\u000bup /x'],
  ])('is refused with %j, and the line is named', line => {
    expect(() => readOpenVpnConfig(withLine(line))).toThrow(/^Line 1\b/);
  });

  it.each([
    ...[
      '127.0.0.1',
      '0.0.0.0',
      '169.254.169.254',
      '::1',
      'fe80::1',
      '224.0.0.1',
    ],
    ...[
      'localhost',
      '2130706433',
      '0x7f000001',
      '127.1',
      '0177.0.0.1',
      'a_b;c',
    ],
    ...['::ffff:127.0.0.1', 'vpn.example/../..', '$(id)', 'a b', '-x'],
  ])('has no server at %j', host => {
    const file = good.join('\n').replace('vpn.acme.example', host);
    expect(() => readOpenVpnConfig(file)).toThrow(/^Line 5 \(remote\)/);
  });

  it.each([
    ['without a CA', (file: string) => file.replace(/<ca>[^]*<\/ca>/, '')],
    ['without a server', (file: string) => file.replace(/^remote.*$/gm, '')],
    ['without a key', (file: string) => file.replace(/<key>[^]*<\/key>/, '')],
    ['with a part twice', (file: string) => `${file}\n<ca>\nx\n</ca>`],
    ['with a part that has no end', (file: string) => `${file}\n<tls-auth>`],
    [
      'with a part in a part',
      (file: string) => file.replace('MIIB', '</ca>x\nup /x\nMIIB'),
    ],
    ['that is too long', (file: string) => file + '\n#'.repeat(40_000)],
  ])('%s is refused', (_, change) => {
    expect(() => readOpenVpnConfig(change(good.join('\n')))).toThrow();
  });

  it('says nothing of its secrets when it is refused', () => {
    const file = good.join('\n').replace('</key>', '</kex>');
    expect(() => readOpenVpnConfig(file)).toThrow(
      /^Line \d+ \(<key>\) has no end$/,
    );
    expect(() => readOpenVpnConfig(withLine('hunter2!secret'))).toThrow(
      /^Line 1 is not allowed/,
    );
  });
});
