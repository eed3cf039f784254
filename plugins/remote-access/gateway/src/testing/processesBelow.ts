import { readdirSync, readFileSync } from 'node:fs';

export type Process = {
  pid: number;
  parent: number;
  /** What it was started with. */
  words: string[];
};

/** The processes that this one started, and those that they started, and so on. */
export function processesBelow(ancestor: number): Process[] {
  const all = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => read(Number(name)));
  const byId = new Map(all.map(one => [one.pid, one]));
  const isBelow = ({ parent }: Process): boolean => {
    const above = byId.get(parent);
    return parent === ancestor || (above !== undefined && isBelow(above));
  };
  return all.filter(isBelow);
}

function read(pid: number): Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A process that ended and was not fetched yet has no words.
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return [{ pid, parent: Number(fields[1]), words }];
  } catch {
    return [];
  }
}
