// guacd for the tests of desktops. Debian 12 has none, so Debian 11's lies in a folder of its own, made once for the machine.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { asRoot, findProgram } from './debianPackages.mjs';

const ROOT = '/var/cache/wardroom/guacd';
const PACKAGES = [
  'guacd',
  'libguac-client-vnc0',
  'libguac-client-rdp0',
  'fonts-dejavu-core',
];

/**
 * Begins to make the folder where it is missing, and does not wait: it takes most of a minute of downloading and
 * unpacking beside other work. The promise resolves to how it went, or to undefined where nothing was to be done.
 */
export function installGuacd() {
  const root = existsSync(ROOT) ? undefined : asRoot();
  if (!root || !findProgram('mmdebstrap')) return Promise.resolve(undefined);
  const began = Date.now();
  const unfinished = `${ROOT}.${process.pid}`;
  // Packages are unpacked and not set up: a program and its libraries need no more, and it takes half the time.
  const make = [
    'mmdebstrap',
    '--variant=extract',
    `--include=${PACKAGES.join(',')}`,
    'bullseye',
    unfinished,
    mirror(),
  ];
  const script = `mkdir -p /var/cache/wardroom && ${make.join(' ')} && mv ${unfinished} ${ROOT} || { rm -rf ${unfinished}; exit 1; }`;
  const [command, ...args] = [...root, 'sh', '-c', script];
  return new Promise(resolve => {
    const child = spawn(command, args, { stdio: 'ignore' });
    const tell = outcome =>
      resolve(
        `Installing guacd … ${outcome} (${((Date.now() - began) / 1000).toFixed(1)} s)`,
      );
    child.once('error', () => tell('not installed'));
    child.once('exit', code => tell(code === 0 ? 'done' : 'not installed'));
  });
}

// Where this machine gets Debian from. Updates for security are somewhere else, and come and go; a test needs none.
function mirror() {
  const asked = spawnSync(
    'apt-get',
    ['indextargets', '--format', '$(REPO_URI)'],
    { encoding: 'utf8' },
  );
  return (
    (asked.stdout ?? '').split('\n').find(uri => /\/debian\/?$/.test(uri)) ??
    'http://deb.debian.org/debian'
  );
}
