import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Root of the repository: the nearest folder above the current one with an `architecture.json`. */
export function findRoot(from: string = process.cwd()): string {
  if (existsSync(join(from, 'architecture.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('There is no architecture.json above');
  return findRoot(parent);
}
