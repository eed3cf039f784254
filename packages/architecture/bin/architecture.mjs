import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from './fail.mjs';

/** Content of the `architecture.json` in this folder. */
export function architecture(root) {
  const path = join(root, 'architecture.json');
  if (!existsSync(path))
    fail('Run this in the root of the repository, where architecture.json is.');
  return JSON.parse(readFileSync(path, 'utf8'));
}
