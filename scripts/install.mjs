// Brings node_modules to the state of yarn.lock. Plain Node >= 20 without dependencies: it runs before anything is installed.
import { spawn } from 'node:child_process';
import { copyFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root, step } from './console.mjs';
import { environment, installed, node, yarn } from './toolchain.mjs';

const GIGABYTE = 1e9;
/** What a first installation takes: the packages, Yarn's cache of them and the tools. */
const INSTALL_NEEDS = 3 * GIGABYTE;
/** What a start needs for the database and its log. */
const START_NEEDS = 0.3 * GIGABYTE;

/** Installs dependencies when yarn.lock changed since the last time. Ends the launcher with one sentence when it cannot. */
export async function install() {
  const complete = installed();
  requireSpace(root, complete ? START_NEEDS : INSTALL_NEEDS);
  if (complete) return;
  // What has to be fetched for it is a step of its own.
  const [program, yarnScript] = [node(), yarn()];
  const end = step('Installing dependencies');
  const { code, lines } = await run(program, [
    yarnScript,
    'install',
    '--immutable',
    '--json',
  ]);
  if (code !== 0) {
    end('failed');
    fail(reasonOf(lines));
  }
  copyFileSync(join(root, 'yarn.lock'), stamp());
  end();
}

function stamp() {
  return join(root, 'node_modules/.wardroom-lock');
}

function requireSpace(folder, needed) {
  const disk = statfsSync(folder);
  const free = disk.bavail * disk.bsize;
  if (free < needed) {
    fail(
      `this disk has ${gigabytes(free)} free and ${gigabytes(needed)} are needed. Free some space and try again.`,
    );
  }
}

const gigabytes = bytes => `${(bytes / GIGABYTE).toFixed(1)} GB`;

// Yarn speaks one JSON object per line; its steps are shown as they begin, everything is kept for a failure's reason.
function run(command, args) {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: root,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const lines = [];
    const take = line => {
      const text = parsed(line);
      if (text) lines.push(text);
      const begun = /┌ (\w+) step/.exec(text)?.[1];
      if (begun && begun !== 'Post')
        process.stdout.write(`${begun.toLowerCase()} … `);
    };
    readLines(child.stdout, take);
    readLines(child.stderr, take);
    const alive = setInterval(() => process.stdout.write('. '), 5_000);
    const stop = signal => {
      child.kill(signal);
      fail(
        'the installation was interrupted. Nothing was started; the next start continues it.',
      );
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    child.on('error', error => lines.push(error.message));
    child.on('close', code => {
      clearInterval(alive);
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      resolve({ code, lines });
    });
  });
}

function readLines(stream, take) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', chunk => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop();
    parts.forEach(take);
  });
  stream.on('end', () => rest && take(rest));
}

function parsed(line) {
  try {
    const entry = JSON.parse(line);
    return entry.type === 'error' ? `error: ${entry.data}` : entry.data;
  } catch {
    return line.trim();
  }
}

/** The sentence for what made Yarn fail, from the lines it wrote. */
export function reasonOf(lines) {
  const text = lines.join('\n');
  if (/ENOSPC|no space left/i.test(text)) {
    return 'no space is left on this disk. Free about 3 GB and try again.';
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|RequestError|socket hang up/.test(
      text,
    )
  ) {
    return 'the npm registry cannot be reached: is this machine connected, and does `npm config get registry` name the right one?';
  }
  if (/YN0028|lockfile would have been modified/.test(text)) {
    return 'yarn.lock does not fit the package.json files. Run `yarn install` and commit the lockfile.';
  }
  const errors = lines.filter(line => line.startsWith('error: '));
  const last = (errors.length ? errors : lines).slice(-3).join(' | ');
  return `dependencies could not be installed: ${last.slice(0, 400) || 'Yarn gave no reason'}`;
}
