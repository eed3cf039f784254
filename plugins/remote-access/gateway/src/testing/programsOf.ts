import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folders = [
  ...(process.env.PATH ?? '').split(':'),
  ...['/usr/sbin', '/usr/local/sbin', '/sbin'],
];

/** Paths of these programs; undefined where this machine lacks one of them. */
export function programsOf(names: string[]): string[] | undefined {
  const found = names.map(name =>
    folders.map(folder => join(folder, name)).find(path => existsSync(path)),
  );
  return found.every(path => path !== undefined) ? found : undefined;
}
