// The app as the browser gets it: built when its sources changed.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, step } from './console.mjs';
import { runningInstance, takeInstance } from './instance.mjs';
import { hashOf, sourceFiles } from './sources.mjs';

const TURN = join(root, 'node_modules/.cache/wardroom-build');
const STAMP = join(root, 'packages/app/dist/.wardroom-build');

/**
 * Builds packages/app into its dist unless it was built from exactly these sources.
 * Throws with the build's last words; `signal` ends the build.
 */
export async function buildApp(signal) {
  const release = await takeTurn(signal);
  try {
    await buildIfChanged(signal);
  } finally {
    release();
  }
}

// Two starts of one checkout share the folder that the build is written to.
async function takeTurn(signal) {
  mkdirSync(TURN, { recursive: true });
  while (runningInstance(TURN)) await sleep(200, undefined, { signal });
  return takeInstance(TURN);
}

async function buildIfChanged(signal) {
  const hash = sourcesOfApp();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
  const end = step('Building the app');
  const { code, output } = await run(signal);
  if (code !== 0) {
    end('failed');
    throw new Error(`the app could not be built:\n${lastWords(output)}`);
  }
  mkdirSync(join(STAMP, '..'), { recursive: true });
  writeFileSync(STAMP, hash);
  end();
}

function lastWords(output) {
  const lines = output.trim().split('\n');
  // The builder lists every file it wrote.
  return lines
    .filter(line => !/^\s*[\d.]+ k?B\s+dist/.test(line))
    .slice(-40)
    .join('\n');
}

// Backends and tests do not reach the browser: changing them must not cost a build.
function sourcesOfApp() {
  const files = sourceFiles(
    'packages',
    'plugins',
    'yarn.lock',
    'backstage.json',
    'app-config.yaml',
  );
  return hashOf(
    files.filter(
      file =>
        !/^packages\/(backend|platform-node|platform-(?:react-)?test-utils|architecture|cli)\/|^plugins\/[^/]+\/(backend|formats|node|gateway|connector|module-[^/]+)\/|\.test\.tsx?$/.test(
          file,
        ),
    ),
  );
}

function run(signal) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
        'package',
        'build',
        '--config',
        join(root, 'app-config.yaml'),
      ],
      {
        cwd: join(root, 'packages/app'),
        env: { ...process.env, NODE_ENV: 'production', CI: 'true' },
        stdio: ['ignore', 'pipe', 'pipe'],
        signal,
      },
    );
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', chunk => (output += chunk));
    child.on('error', reject);
    child.on('close', code => resolve({ code, output }));
  });
}
