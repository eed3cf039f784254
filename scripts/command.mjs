// Runs one command of npm test.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './console.mjs';
import { groupAlive, signalGroup } from './machine/processes.mjs';

const LIMIT = 60 * 60_000;
const running = new Set();

/** What Node compiled at one start it need not compile at the next. */
export const compileCache = {
  NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node-compile'),
};

/**
 * Runs a program of Node in the checkout. With `show` its output goes to the terminal, else it is returned.
 * Resolves to `{ code, output }`; a command that takes an hour is ended and has failed.
 */
export function runNode(args, { env = {}, show = false, cwd = root } = {}) {
  return new Promise(resolve => {
    // In a group of its own, so that the end of a stage is the end of everything it started.
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: show
        ? ['ignore', 'inherit', 'inherit']
        : ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    running.add(child.pid);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', chunk => (output += chunk));
    const limit = setTimeout(() => {
      process.stdout.write('\nthis took an hour: it is ended\n');
      signalGroup(child.pid, 'SIGKILL');
    }, LIMIT);
    const end = code => {
      clearTimeout(limit);
      running.delete(child.pid);
      if (groupAlive(child.pid)) signalGroup(child.pid, 'SIGKILL');
      resolve({ code, output });
    };
    child.on('error', error => end(error.message));
    child.on('close', end);
  });
}

/** Ends every command that runs. */
export function endCommands() {
  for (const pid of running) signalGroup(pid, 'SIGKILL');
}
