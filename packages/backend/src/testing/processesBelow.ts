import { readdirSync, readFileSync } from 'node:fs';

/** What everybody on the machine, and what root, may read of processes: their command lines and environments. */
export type ProcessFacts = { commands: string[]; environments: string[] };

/** Of these processes and all that they started. A process that is gone meanwhile is left out. */
export function processesBelow(...roots: number[]): ProcessFacts {
  const parents = new Map(
    readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .map(name => [Number(name), parentOf(Number(name))]),
  );
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && (roots.includes(pid) || isBelow(parents.get(pid)));
  const pids = [...parents.keys()].filter(isBelow);
  return {
    commands: pids.map(pid => read(pid, 'cmdline')),
    environments: pids.map(pid => read(pid, 'environ')),
  };
}

function parentOf(pid: number): number | undefined {
  const [, parent] = /\) \S (\d+) /.exec(read(pid, 'stat')) ?? [];
  return parent === undefined ? undefined : Number(parent);
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
}
