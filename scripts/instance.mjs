// One data folder, one running Wardroom.
import { linkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './dataDir.mjs';
import { startOf } from './machine/processes.mjs';

const fileOf = dir => join(dir, 'instance.json');

/** The process id of the Wardroom that runs on this data folder; undefined when none does. */
export function runningInstance(dir) {
  const holder = readJson(fileOf(dir));
  const alive = holder?.started && startOf(holder.pid) === holder.started;
  return alive ? holder.pid : undefined;
}

/** The sentence for somebody who starts a second one. */
export function alreadyRunning(dir, pid) {
  return `it already runs on ${dir} (process ${pid}). Stop that one first, or give this one its own folder with WARDROOM_DATA_DIR.`;
}

/**
 * Takes the data folder for this process; returns the function that gives it back.
 * A mark that a killed process left behind is replaced. Throws when another process holds the folder.
 */
export function takeInstance(dir) {
  const file = fileOf(dir);
  const mine = `${file}.${process.pid}`;
  const mark = { pid: process.pid, started: startOf(process.pid) };
  writeFileSync(mine, JSON.stringify(mark), { mode: 0o600 });
  try {
    while (!linked(mine, file)) {
      const pid = runningInstance(dir);
      if (pid) throw new Error(alreadyRunning(dir, pid));
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => rmSync(file, { force: true });
}

// Linking is one step and fails when the name exists: of two starters one wins, and nobody reads a half-written mark.
function linked(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}
