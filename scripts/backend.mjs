// The backend as a child process.
import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { compileCache } from './command.mjs';
import { root } from './console.mjs';
import { endProcess, groupAlive, signalGroup } from './machine/processes.mjs';

const CLI = join(root, 'node_modules/@backstage/cli');
const READY_WITHIN = 180_000;

export class Backend {
  #child;
  #log;
  #url;
  #stopping = false;

  /**
   * Starts the backend; it logs to the file `log`, in development to the terminal.
   * `onExit` is called when it ends without being asked to.
   */
  constructor({ url, log, dev, env, onExit }) {
    this.#url = url;
    this.#log = dev ? undefined : log;
    const output = dev ? 'inherit' : openLog(log);
    const program = dev ? development() : production();
    // In a process group of its own: a Ctrl-C of the terminal is ours to pass on, in order.
    this.#child = spawn(process.execPath, program.args, {
      cwd: program.cwd,
      env: {
        ...process.env,
        NODE_ENV: dev ? 'development' : 'production',
        ...compileCache,
        ...env,
      },
      stdio: ['ignore', output, output, 'ipc'],
      detached: true,
    });
    if (!dev) closeSync(output);
    this.#child.on('error', () => {});
    this.#child.on('exit', () => this.#stopping || onExit());
  }

  get pid() {
    return this.#child.pid;
  }

  /** Resolves when the backend says that it is ready; throws when it ends before or takes too long. */
  async ready() {
    for (
      const until = Date.now() + READY_WITHIN;
      Date.now() < until;
      await sleep(200)
    ) {
      if (this.#child.exitCode !== null || this.#child.signalCode) break;
      try {
        const answer = await fetch(
          `${this.#url}/.backstage/health/v1/readiness`,
          { signal: AbortSignal.timeout(5_000) },
        );
        if (answer.ok) return;
      } catch {
        // Not listening yet.
      }
    }
    throw new Error(`the backend did not become ready.${this.lastWords()}`);
  }

  /** The end of the backend's log, to be shown when it failed. */
  lastWords() {
    if (!this.#log || !existsSync(this.#log)) return '';
    const lines = readFileSync(this.#log, 'utf8')
      .trim()
      .split('\n')
      .slice(-15)
      .map(readable);
    return ` The end of ${this.#log}:\n${lines.join('\n')}`;
  }

  /** Asks the backend to end; returns when it and every process it started are gone. */
  async stop() {
    this.#stopping = true;
    await endProcess(this.pid, [
      ['SIGTERM', 20_000],
      ['SIGKILL', 2_000],
    ]);
    await endGroup(this.pid);
    if (this.#child.connected) this.#child.disconnect();
  }
}

// The gateway seals its recordings when the backend is gone: it gets time to do so before it is made to.
async function endGroup(leader) {
  for (const [signal, patience] of [
    [0, 5_000],
    ['SIGTERM', 10_000],
    ['SIGKILL', 2_000],
  ]) {
    if (signal) signalGroup(leader, signal);
    for (
      const until = Date.now() + patience;
      Date.now() < until;
      await sleep(50)
    ) {
      if (!groupAlive(leader)) return;
    }
  }
}

function openLog(log) {
  if (existsSync(log)) renameSync(log, `${log}.1`);
  return openSync(log, 'a', 0o600);
}

// What `backstage-cli package start` runs, without its file watcher.
function production() {
  const transform = join(CLI, 'config/nodeTransform.cjs');
  return {
    cwd: join(root, 'packages/backend'),
    args: [
      '--enable-source-maps',
      '--require',
      join(root, 'scripts/leash.cjs'),
      '--require',
      transform,
      'src/index.ts',
      '--config',
      join(root, 'app-config.yaml'),
    ],
  };
}

function development() {
  return {
    cwd: root,
    args: [
      '--require',
      join(root, 'scripts/leash.cjs'),
      join(CLI, 'bin/backstage-cli'),
      'repo',
      'start',
      '--config',
      join(root, 'app-config.yaml'),
    ],
  };
}

function readable(line) {
  try {
    const { level, plugin, message, stack } = JSON.parse(line);
    return `${level} ${plugin ? `${plugin}: ` : ''}${stack ?? message}`;
  } catch {
    return line;
  }
}
