import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** OpenSSH's client, and what connects it with the gateway's sockets. */
export type ClientPrograms = { ssh: string; netcat: string };

/** Paths of the programs; undefined where this machine lacks one of them. */
export function findClient(
  path = process.env.PATH ?? '',
): ClientPrograms | undefined {
  const find = (name: string) =>
    path
      .split(delimiter)
      .map(folder => join(folder, name))
      .find(file => existsSync(file));
  const ssh = find('ssh');
  const netcat = find('nc.openbsd');
  return ssh && netcat ? { ssh, netcat } : undefined;
}
