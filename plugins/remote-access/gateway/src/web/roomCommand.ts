import { dirname } from 'node:path';
import type { BrowserPlace } from '@wardroom/remote-access-common';
import { roomPaths } from './roomPaths';

type Room = {
  place: BrowserPlace;
  /** Folders on this machine: of the policies, and of what is shared with the gateway. */
  policies: string;
  shared: string;
  screen: { width: number; height: number };
  /** User of the room alone; undefined where the gateway may not give away its own. */
  owner?: number;
  /** With what Chromium begins. */
  browser: string[];
};

const { home, shared, screen, road, proxyPort } = roomPaths;

/** Nothing of the browser is as large, and a crash leaves no memory behind. */
const limits = ['--core=0', `--fsize=${8 * 1024 ** 3}`];
/** Of this machine's settings, those that programs need. */
const settings = ['/etc/alternatives', '/etc/fonts', '/etc/localtime'];

const temporaryBytes = 1024 ** 3;

// Chromium is the room's first program: when it ends, so do the others. They must not hold its pipe.
const script = `
"$1" :1 -geometry "$2" -depth 24 -rfbport -1 -rfbunixpath ${shared}/${screen} -rfbunixmode 0600 \\
  -SecurityTypes None -NeverShared -nolisten tcp -SendPrimary=0 -desktop web >/dev/null 2>&1 3>&- 4>&- &
"$3" TCP-LISTEN:${proxyPort},bind=127.0.0.1,reuseaddr,fork,max-children=256 \\
  UNIX-CONNECT:${shared}/${road} >/dev/null 2>&1 3>&- 4>&- &
until [ -S /tmp/.X11-unix/X1 ] && [ -S ${shared}/${screen} ]; do sleep 0.02; done
shift 3
exec "$@" >/dev/null 2>&1
`;

/**
 * The command that runs a browser with its screen in a room of its own: no network but a loopback that leads nowhere, no
 * files but the programs of this machine, no process but its own, a user of its own, and no way to get more rights. When
 * the gateway ends, however that happens, all of it is gone with the memory that it had for a disk.
 */
export function roomCommand(room: Room): string[] {
  const { place, owner, browser } = room;
  const { width, height } = room.screen;
  return [
    'setpriv',
    ...(owner === undefined
      ? []
      : [`--reuid=${owner}`, `--regid=${owner}`, '--clear-groups']),
    '--no-new-privs',
    ...['prlimit', ...limits, '--'],
    place.bwrap,
    ...['--die-with-parent', '--new-session', '--unshare-all'],
    ...['--hostname', 'browser'],
    ...['--ro-bind', '/usr', '/usr'],
    ...['bin', 'sbin', 'lib', 'lib64'].flatMap(name => [
      ...['--symlink', `usr/${name}`, `/${name}`],
    ]),
    ...[dirname(place.chromium), ...settings].flatMap(path => [
      ...['--ro-bind-try', path, path],
    ]),
    ...['--ro-bind', room.policies, place.policies],
    ...['--ro-bind-try', '/sys/devices/system/cpu', '/sys/devices/system/cpu'],
    ...['--proc', '/proc', '--dev', '/dev'],
    ...['--size', `${temporaryBytes}`, '--tmpfs', '/tmp'],
    ...['--size', `${temporaryBytes}`, '--tmpfs', home],
    ...['--bind', room.shared, shared],
    ...['--chdir', home],
    '--',
    ...['/bin/sh', '-c', script, 'sh'],
    ...[place.xvnc, `${width}x${height}`, place.socat],
    ...[place.chromium, ...browser],
  ];
}
