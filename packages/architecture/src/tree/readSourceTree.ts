import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArchitecture } from '../Architecture';
import { SourceTree } from './SourceTree';

const TOPS = ['packages', 'plugins', 'e2e', 'bench', 'scripts', 'examples'];
const SKIPPED = new Set([
  'node_modules',
  'dist',
  'dist-types',
  'coverage',
  '__fixtures__',
]);
const READ = /(\.(ts|tsx|js|mjs|cjs|css)|\/package\.json|\/README\.md)$/;

/** Reads what the walls look at from the root of the repository. */
export function readSourceTree(root: string): SourceTree {
  const contents = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), {
      withFileTypes: true,
    })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name) && !entry.name.startsWith('.')) walk(path);
      } else if (READ.test(path) && !entry.name.startsWith('.')) {
        contents.set(path, readFileSync(join(root, path), 'utf8'));
      }
    }
  };
  contents.set(
    'package.json',
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const present = new Set(readdirSync(root));
  TOPS.filter(top => present.has(top)).forEach(walk);
  return new SourceTree(readArchitecture(root), contents);
}
