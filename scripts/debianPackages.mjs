// What the suites need from the system, installed where we may: as root, or with sudo that asks for no password, on Debian.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { step } from './console.mjs';

const PACKAGES = [
  { package: 'openssh-server', programs: ['sshd'] },
  { package: 'openssh-client', programs: ['ssh', 'ssh-keygen'] },
  { package: 'netcat-openbsd', programs: ['nc.openbsd'] },
  { package: 'bsdutils', programs: ['script'] },
  { package: 'inetutils-telnetd', programs: ['telnetd'] },
  { package: 'openvpn', programs: ['openvpn'] },
  { package: 'openssl', programs: ['openssl'] },
  { package: 'wireguard-tools', programs: ['wg'] },
  { package: 'wireguard-go', programs: ['wireguard-go'] },
  { package: 'nftables', programs: ['nft'] },
  { package: 'iproute2', programs: ['ip'] },
  {
    package: 'chromium',
    programs: ['chromium', 'chromium-browser', 'google-chrome'],
  },
  // Desktops: a VNC server, an RDP server, and what is seen on both.
  { package: 'tigervnc-standalone-server', programs: ['Xtigervnc'] },
  { package: 'tigervnc-tools', programs: ['tigervncpasswd'] },
  { package: 'xrdp', programs: ['xrdp'] },
  {
    package: 'xorgxrdp',
    files: ['/usr/lib/xorg/modules/drivers/xrdpdev_drv.so'],
  },
  { package: 'openbox', programs: ['openbox'] },
  // Web applications: what their browsers are kept in, and how their connections get out of it.
  { package: 'bubblewrap', programs: ['bwrap'] },
  { package: 'socat', programs: ['socat'] },
  // Scans of customers' networks, in the same room.
  { package: 'nmap', programs: ['nmap'] },
  { package: 'xterm', programs: ['xterm'] },
  { package: 'xfonts-base', files: ['/usr/share/fonts/X11/misc/fonts.dir'] },
  { package: 'xauth', programs: ['xauth'] },
  { package: 'x11-utils', programs: ['xprop'] },
  { package: 'openssl', programs: ['openssl'] },
  // Makes the folder with Debian 11's guacd, see guacd.mjs.
  { package: 'mmdebstrap', programs: ['mmdebstrap'] },
];
const GUARD = '/usr/sbin/policy-rc.d';

/** The path of the first of these programs that this machine has. */
export function findProgram(...names) {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
    '/sbin',
  ];
  return names
    .flatMap(name => folders.map(folder => join(folder, name)))
    .find(path => existsSync(path));
}

/** Installs what is missing; returns the names of the packages that still are. */
export function installDebianPackages() {
  const missing = missingPackages();
  const root = missing.length ? asRoot() : undefined;
  if (!root || !existsSync('/etc/debian_version')) return missing;
  const end = step(`Installing ${missing.join(', ')}`);
  const unguard = guardServices(root);
  try {
    const install = () =>
      run(root, [
        'apt-get',
        'install',
        '-y',
        '--no-install-recommends',
        ...missing,
      ]);
    // An index that is there may be enough, and fetching it is slow: it is only refreshed when installing fails.
    if (install().status !== 0) {
      run(root, ['apt-get', 'update']);
      install();
    }
  } finally {
    unguard();
  }
  const still = missingPackages();
  end(still.length ? `not installed: ${still.join(', ')}` : 'done');
  return still;
}

function missingPackages() {
  return PACKAGES.filter(entry => !isThere(entry)).map(entry => entry.package);
}

function isThere({ programs = [], files = [] }) {
  return Boolean(findProgram(...programs)) || files.some(existsSync);
}

// The words to put before a command so that root runs it; undefined when this user may not.
export function asRoot() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true']).status === 0
    ? ['sudo', '-n']
    : undefined;
}

function run(root, words) {
  const [command, ...args] = [
    ...root,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    ...words,
  ];
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

// Debian starts what it installs. A test may not open this machine's ports, not even after the next boot.
function guardServices(root) {
  const units = [
    ...(findProgram('sshd') ? [] : ['ssh.service', 'ssh.socket']),
    ...(findProgram('xrdp') ? [] : ['xrdp.service', 'xrdp-sesman.service']),
  ];
  const ours = root.length === 0 && !existsSync(GUARD);
  if (ours) {
    writeFileSync(GUARD, '#!/bin/sh\nexit 101\n');
    chmodSync(GUARD, 0o755);
  }
  return () => {
    if (ours) rmSync(GUARD, { force: true });
    if (units.length && findProgram('systemctl'))
      run(root, ['systemctl', 'disable', '--now', '--quiet', ...units]);
  };
}
