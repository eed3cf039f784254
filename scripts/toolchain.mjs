// Finds or fetches the one Node and the one Yarn this project runs on.
// Plain Node without dependencies: this file runs before anything is installed, on any Node >= 20.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join, delimiter } from 'node:path';
import { root, fail, step } from './console.mjs';

export const NODE_VERSION = '24.21.0';
export const YARN_VERSION = '4.18.1';

const tools = join(root, '.tools');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

function packageOfNode() {
  const platform = { linux: 'linux', darwin: 'darwin', win32: 'win' }[
    process.platform
  ];
  const known = [
    'linux-x64',
    'linux-arm64',
    'darwin-x64',
    'darwin-arm64',
    'win-x64',
  ];
  const name = `${platform}-${process.arch}`;
  if (!platform || !known.includes(name)) {
    fail(
      `Wardroom needs Node ${NODE_VERSION}, and there is no ready build of it for ${process.platform}/${process.arch}. Install Node 24 and start again with it.`,
    );
  }
  return `node-${name === 'darwin-arm64' ? 'bin-darwin-arm64' : name}`;
}

// npm installs into a folder aside, which is renamed when complete: an interrupted download is never used.
function fetch({ name, version, title }) {
  const done = join(tools, `${title.toLowerCase()}-${version}`);
  if (existsSync(done)) return done;
  const half = `${done}.part`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  const end = step(`Fetching ${title} ${version}`);
  const result = spawnSync(
    npm,
    [
      'install',
      '--prefix',
      half,
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      '--fetch-retries=1',
      '--fetch-retry-mintimeout=2000',
      `${name}@${version}`,
    ],
    { encoding: 'utf8', cwd: half, shell: process.platform === 'win32' },
  );
  if (result.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    end('failed');
    const reason = `${result.stderr ?? ''}${result.error ?? ''}`;
    if (/ENOSPC/.test(reason))
      fail('No space is left on this disk. Free about 3 GB and start again.');
    fail(
      `${title} ${version} could not be fetched from the npm registry: is this machine connected? (${firstError(reason)})`,
    );
  }
  renameSync(half, done);
  end();
  return done;
}

function firstError(text) {
  const line =
    text.split('\n').find(l => /npm (error|ERR!)/.test(l)) ??
    text.split('\n')[0] ??
    'no answer';
  return line.replace(/npm (error|ERR!)\s*/, '').slice(0, 200);
}

/** Path of the `node` binary to use: the running one where it has the right major version. */
export function node() {
  if (process.versions.node.split('.')[0] === NODE_VERSION.split('.')[0])
    return process.execPath;
  const name = packageOfNode();
  const folder = fetch({ name, version: NODE_VERSION, title: 'Node' });
  return join(
    folder,
    'node_modules',
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
}

/** Path of Yarn's script. */
export function yarn() {
  const folder = fetch({
    name: '@yarnpkg/cli-dist',
    version: YARN_VERSION,
    title: 'Yarn',
  });
  return join(folder, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js');
}

function registry() {
  const asked = spawnSync(npm, ['config', 'get', 'registry'], {
    encoding: 'utf8',
    cwd: root,
    shell: process.platform === 'win32',
  });
  return asked.stdout?.trim().replace(/\/$/, '') || undefined;
}

/** Environment in which our Node comes first in the path and Yarn asks the registry that npm is set to. */
export function environment() {
  const bin = join(node(), '..');
  const env = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
  };
  env.YARN_NPM_REGISTRY_SERVER ??= registry();
  env.YARN_HTTPS_PROXY ??= process.env.HTTPS_PROXY ?? process.env.https_proxy;
  env.YARN_HTTP_PROXY ??= process.env.HTTP_PROXY ?? process.env.http_proxy;
  const { protocol, hostname } = new URL(
    env.YARN_NPM_REGISTRY_SERVER ?? 'https://localhost',
  );
  if (protocol === 'http:') env.YARN_UNSAFE_HTTP_WHITELIST ??= hostname;
  env.YARN_ENABLE_TELEMETRY = '0';
  env.YARN_YARN_PATH = '';
  env.YARN_IGNORE_PATH = '1';
  return env;
}

/** Runs `yarn <args>` and returns the finished child. */
export function runYarn(args, options = {}) {
  return spawnSync(node(), [yarn(), ...args], {
    cwd: root,
    env: environment(),
    stdio: 'inherit',
    ...options,
  });
}

/** True when `yarn install` has run for exactly this lockfile. */
export function installed() {
  const stamp = join(root, 'node_modules/.wardroom-lock');
  return (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') ===
      readFileSync(join(root, 'yarn.lock'), 'utf8')
  );
}
