// Processes: is it alive, is it still the same one, and how to end it.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

// What /proc/<pid>/stat says after the name, which may contain anything: state, parent, group, …, start time.
function statOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** When this process began, in a form that differs for a later process with the same id; undefined when there is none. */
export function startOf(pid) {
  try {
    const fields = statOf(pid);
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    if (process.platform === 'linux') return undefined;
    const asked = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
    });
    return asked.stdout?.trim() || undefined;
  }
}

/** Sends a signal to every process of this leader's group; nothing happens when there is none. */
export function signalGroup(leader, signal) {
  try {
    process.kill(-leader, signal);
  } catch {
    // Nobody is left in it.
  }
}

/** Whether this leader's group has a process that runs. In a container nobody may collect the dead ones: they do not count. */
export function groupAlive(leader) {
  try {
    process.kill(-leader, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  return readdirSync('/proc').some(
    name => /^\d+$/.test(name) && inGroup(name, leader),
  );
}

function inGroup(pid, leader) {
  try {
    const [state, , group] = statOf(pid);
    return state !== 'Z' && Number(group) === leader;
  } catch {
    return false;
  }
}

/** The words of this process's command line; empty when there is no such process. */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ');
  } catch {
    if (process.platform === 'linux') return '';
    return (
      spawnSync('ps', ['-o', 'command=', '-p', String(pid)], {
        encoding: 'utf8',
      }).stdout ?? ''
    );
  }
}

/** Sends one signal after the other, each with its time to act in milliseconds, until the process is gone. */
export async function endProcess(pid, signals) {
  const began = startOf(pid);
  for (const [signal, patience] of signals) {
    if (!began || startOf(pid) !== began) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const until = Date.now() + patience;
    while (Date.now() < until && startOf(pid) === began) await sleep(25);
  }
}
