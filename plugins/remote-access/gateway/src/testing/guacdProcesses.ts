import { processesBelow, type Process } from './processesBelow';

/** Process ids below this one whose program is guacd: one for each customer, and one for each of its desktops. */
export function guacdProcesses(ancestor: number): {
  servers: number[];
  desktops: number[];
} {
  const found = processesBelow(ancestor).filter(({ words }) =>
    /\/guacd$/.test(words[0] ?? ''),
  );
  const isDesktop = ({ parent }: Process) =>
    found.some(({ pid }) => pid === parent);
  return {
    servers: found.filter(one => !isDesktop(one)).map(({ pid }) => pid),
    desktops: found.filter(isDesktop).map(({ pid }) => pid),
  };
}
