import { readdirSync, readFileSync } from 'node:fs';

type Process = { pid: number; parent: number; words: string[] };

/** Process ids below this one whose program is guacd: one for each customer, and one for each of its desktops. */
export function guacdProcesses(ancestor: number): {
  servers: number[];
  desktops: number[];
} {
  const all = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => read(Number(name)));
  const byId = new Map(all.map(one => [one.pid, one]));
  const isBelow = ({ parent }: Process): boolean => {
    const above = byId.get(parent);
    return parent === ancestor || (above !== undefined && isBelow(above));
  };
  const isGuacd = (one?: Process) => /\/guacd$/.test(one?.words[0] ?? '');
  const found = all.filter(one => isGuacd(one) && isBelow(one));
  const isDesktop = ({ parent }: Process) => isGuacd(byId.get(parent));
  return {
    servers: found.filter(one => !isDesktop(one)).map(({ pid }) => pid),
    desktops: found.filter(isDesktop).map(({ pid }) => pid),
  };
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
