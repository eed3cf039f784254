// Which files are ours, and whether they changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './console.mjs';

const NOT_SOURCE = new Set([
  'node_modules',
  '.git',
  '.tools',
  '.data',
  '.yarn',
  'dist',
  'dist-types',
  'coverage',
]);

/** Paths of all source files, relative to the checkout and sorted: what git would track, in a folder without git everything that is not built. */
export function sourceFiles(...folders) {
  const asked = spawnSync(
    'git',
    [
      'ls-files',
      '--cached',
      '--others',
      '--exclude-standard',
      '-z',
      '--',
      ...folders,
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 1e8 },
  );
  const files =
    asked.status === 0
      ? asked.stdout.split('\0').filter(Boolean)
      : (folders.length ? folders : ['.']).flatMap(folder =>
          walk(join(root, folder)),
        );
  return [...new Set(files)]
    .filter(
      file =>
        existsSync(join(root, file)) && lstatSync(join(root, file)).isFile(),
    )
    .sort();
}

function walk(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (NOT_SOURCE.has(entry.name)) return [];
    return entry.isDirectory() ? walk(path) : [relative(root, path)];
  });
}

/** One hash over names and contents of these files. */
export function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}
