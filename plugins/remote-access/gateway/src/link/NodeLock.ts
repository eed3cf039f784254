import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const patienceMs = 15_000;

/**
 * Keeps two gateways from working in one directory: after a crash of the portal, the old gateway may still be sealing
 * recordings while the new one starts.
 */
export class NodeLock {
  private constructor(private readonly path: string) {}

  /** Takes the directory, and waits a while for the process that has it. Throws where that does not leave. */
  static async take(directory: string): Promise<NodeLock> {
    const path = join(directory, 'gateway.lock');
    const until = performance.now() + patienceMs;
    for (;;) {
      if (await create(path)) return new NodeLock(path);
      const owner = await ownerOf(path);
      if (owner === undefined || !(await isAlive(owner))) {
        await rm(path, { force: true });
      } else if (performance.now() > until) {
        throw new Error(
          `Another gateway (process ${owner.pid}) works in ${directory}. Stop it, or give this one a directory of its own.`,
        );
      } else {
        await wait(100);
      }
    }
  }

  release(): Promise<void> {
    return rm(this.path, { force: true });
  }
}

type Owner = { pid: number; born: string | undefined };

async function create(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    const owner: Owner = { pid: process.pid, born: await birthOf(process.pid) };
    await file.writeFile(JSON.stringify(owner));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function ownerOf(path: string): Promise<Owner | undefined> {
  // Somebody may have made the file and not written into it yet.
  for (let i = 0; i < 5; i += 1) {
    try {
      return JSON.parse(await readFile(path, 'utf8')) as Owner;
    } catch {
      await wait(20);
    }
  }
  return undefined;
}

async function isAlive(owner: Owner): Promise<boolean> {
  try {
    process.kill(owner.pid, 0);
  } catch {
    return false;
  }
  // A number is given again to other programs: the time of birth tells them apart, where the system shows it.
  const born = await birthOf(owner.pid);
  return born === undefined || owner.born === undefined || born === owner.born;
}

async function birthOf(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
