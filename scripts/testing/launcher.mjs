// How the launcher's tests run it: as its users do, in a process, away from the checkout's own data.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../console.mjs';

/** A temporary folder that is removed after the test; others may pass through it, as PostgreSQL does under root. */
export function temporaryFolder(context) {
  const folder = mkdtempSync(join(tmpdir(), 'wardroom-launcher-'));
  mkdirSync(join(folder, 'open'), { mode: 0o755 });
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A checkout that has the launcher and nothing else: no tools, no packages. */
export function bareCheckout(context) {
  const folder = temporaryFolder(context);
  for (const name of [
    'scripts',
    'examples',
    'package.json',
    'yarn.lock',
    '.yarnrc.yml',
  ]) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  return folder;
}

/** A file to load into Node before the launcher, which changes what the launcher sees of the machine. */
export function preload(folder, code) {
  const file = join(folder, 'preload.cjs');
  writeFileSync(file, code);
  return file;
}

/** Runs scripts/<program> and resolves to `{ code, output, error }`. */
export function run(
  program,
  { args = [], env = {}, checkout = root, require: file } = {},
) {
  return new Promise(resolve => {
    const words = [
      ...(file ? ['--require', file] : []),
      join(checkout, 'scripts', program),
      ...args,
    ];
    const child = spawn(process.execPath, words, {
      cwd: checkout,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let error = '';
    child.stdout.on('data', chunk => (output += chunk));
    child.stderr.on('data', chunk => (error += chunk));
    child.on('close', code => resolve({ code, output, error }));
  });
}
