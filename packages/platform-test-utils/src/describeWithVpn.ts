import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';

const programs = [
  ...['openvpn', 'openssl', 'wg', 'nft', 'ip', 'nsenter', 'setpriv', 'ssh'],
  'sshd',
];
const folders = [
  ...(process.env.PATH ?? '').split(delimiter),
  ...['/usr/sbin', '/sbin'],
];

/** What a machine lacks for networks of one's own: rights, the device for tunnels, or programs. */
const missing = [
  ...(process.getuid?.() === 0 ? [] : ['root']),
  ...(existsSync('/dev/net/tun') ? [] : ['/dev/net/tun']),
  ...programs.filter(
    name => !folders.some(folder => existsSync(`${folder}/${name}`)),
  ),
];

/** Tests on real tunnels between namespaces. Where they cannot be, they are reported as skipped, by name. */
export function describeWithVpn(title: string, tests: () => void): void {
  const suite = missing.length ? describe.skip : describe;
  suite(title, tests);
}
