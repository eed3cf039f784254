import {
  spawn,
  type ChildProcess,
  type StdioOptions,
} from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';

/** Nothing else of the connector's environment reaches what it starts. */
const environment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C' };
const patienceMs = 2_000;

export type ProcessOptions = {
  command: string[];
  signal: AbortSignal;
  /** What ends it; the usual one gives it two seconds to leave politely. */
  killSignal?: NodeJS.Signals;
  cwd?: string;
  /** Written to its standard input, which is closed then. */
  input?: string;
  /** A channel for messages, as Node's `fork` gives it. */
  messages?: boolean;
  onStart?(child: ChildProcess): void;
  /** Takes what it prints to its standard output, which is in no line then. It is ended with the program. */
  output?: Writable;
  /** Hears each line it prints. */
  onLine?(line: string): void;
};

/**
 * Runs a program in a process group of its own until it ends, or ends the whole group when the signal says so. Resolves
 * when it is gone, with how it ended in words. It dies with this process, whatever happens to this one.
 */
export function runProcess(options: ProcessOptions): Promise<string> {
  const { command, signal, cwd, input, messages, output } = options;
  const { killSignal = 'SIGTERM' } = options;
  const stdio: StdioOptions = [
    input === undefined ? 'ignore' : 'pipe',
    'pipe',
    'pipe',
    ...(messages ? (['ipc'] as const) : []),
  ];
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      output?.destroy();
      resolve('was not started');
      return;
    }
    const [program, ...args] = command;
    const child = spawn(program, args, {
      ...{ stdio, cwd, env: environment, detached: true },
    });
    const end = () => {
      killGroup(child, killSignal);
      late = setTimeout(() => killGroup(child, 'SIGKILL'), patienceMs);
    };
    let late: NodeJS.Timeout | undefined;
    signal.addEventListener('abort', end, { once: true });
    const settle = () => {
      clearTimeout(late);
      signal.removeEventListener('abort', end);
      // Whatever it started goes with it.
      killGroup(child, 'SIGKILL');
    };
    child.once('error', error => {
      settle();
      output?.destroy();
      reject(error);
    });
    child.once('exit', (code, by) => {
      settle();
      resolve(by ? `was ended by ${by}` : `ended with ${code}`);
    });
    if (output) child.stdout?.pipe(output);
    for (const printed of [output ? null : child.stdout, child.stderr]) {
      if (printed) {
        createInterface({ input: printed }).on('line', line =>
          options.onLine?.(line.slice(0, 500)),
        );
      }
    }
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
    options.onStart?.(child);
  });
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It is gone already.
  }
}
