import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';

/** User ids of scans, far from those of people, services, guacds and browsers. */
const firstOwner = 0x6300_0000;
const owners = 0x100_0000;

/** It reads what hostile hosts answer: it gets no memory without end, and writes to no file. */
const limits = [
  '--core=0',
  '--nofile=1024',
  `--as=${2 * 1024 ** 3}`,
  '--fsize=0',
];

const programs = { nmap: '/usr/bin/nmap', bwrap: '/usr/bin/bwrap' };

/** Whether this machine has what a scan needs. */
export function canScanHere(): boolean {
  return Object.values(programs).every(path => existsSync(path));
}

/**
 * The command that runs Nmap in a room of its own: the network of this machine, which is the way to the site, but none of
 * its files beside programs, none of its processes, and no way to get more rights. When the gateway ends, however that
 * happens, it is gone.
 */
export function scanRoom(args: string[]): string[] {
  const owner = firstOwner + randomInt(owners);
  const asRoot = process.getuid?.() === 0;
  return [
    'setpriv',
    ...(asRoot
      ? [`--reuid=${owner}`, `--regid=${owner}`, '--clear-groups']
      : []),
    '--no-new-privs',
    ...['prlimit', ...limits, '--'],
    programs.bwrap,
    ...['--die-with-parent', '--new-session', '--unshare-all', '--share-net'],
    ...['--ro-bind', '/usr', '/usr'],
    ...['bin', 'sbin', 'lib', 'lib64'].flatMap(name => [
      ...['--symlink', `usr/${name}`, `/${name}`],
    ]),
    ...['--ro-bind-try', '/etc/alternatives', '/etc/alternatives'],
    ...['--dev', '/dev', '--tmpfs', '/tmp'],
    ...['--chdir', '/', '--', programs.nmap],
    ...args,
  ];
}
