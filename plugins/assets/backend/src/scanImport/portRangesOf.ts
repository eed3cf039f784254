/** Ports by protocol, as PostgreSQL's `int4multirange` is written: `{ tcp: '{[22,22],[80,90]}' }`. */
export type PortRanges = Record<string, string>;

const LETTERS: Record<string, string> = { T: 'tcp', U: 'udp', S: 'sctp' };

/**
 * Which ports a scan has looked at, from nmap's notation (`22,80-90`, `T:22,U:53`); ports without a letter are those of
 * TCP. Undefined where the text says something else, such as `default`: then nobody knows.
 */
export function portRangesOf(ports: string): PortRanges | undefined {
  const ranges: Record<string, string[]> = {};
  let protocol = 'tcp';
  for (const part of ports.split(',')) {
    const read = /^\s*(?:([TUS]):)?(\d{1,5})(?:-(\d{1,5}))?\s*$/i.exec(part);
    if (!read) return undefined;
    const [, letter, from, to = from] = read;
    if (Number(from) > Number(to)) return undefined;
    if (letter) protocol = LETTERS[letter.toUpperCase()];
    (ranges[protocol] ??= []).push(`[${Number(from)},${Number(to)}]`);
  }
  return Object.fromEntries(
    Object.entries(ranges).map(([name, all]) => [name, `{${all.join(',')}}`]),
  );
}
