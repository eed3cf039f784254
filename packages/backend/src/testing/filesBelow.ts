import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What all files of a folder hold, byte for byte. */
export function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true })
    .map(name => join(directory, String(name)))
    .filter(path => statSync(path).isFile())
    .map(path => readFileSync(path, 'latin1'));
}
