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

/** What this machine lacks for networks of one's own: rights, the device for tunnels, or programs. */
export const missingForTunnels = [
  ...(process.getuid?.() === 0 ? [] : ['root']),
  ...(existsSync('/dev/net/tun') ? [] : ['/dev/net/tun']),
  ...programs.filter(
    name => !folders.some(folder => existsSync(`${folder}/${name}`)),
  ),
];
