import { readArchitecture, type Architecture } from '../Architecture';
import { findRoot } from '../findRoot';
import { placeOf } from '../tree/Workspace';
import { SourceTree } from '../tree/SourceTree';

const architecture = readArchitecture(findRoot());

const ROLES: Record<string, string> = {
  common: 'common-library',
  backend: 'backend-plugin',
  frontend: 'frontend-plugin',
  module: 'backend-plugin-module',
};

/**
 * A tree of a few files under the real `architecture.json`. Packages come into being with their first file; a
 * `package.json` may be given as well.
 */
export function tinyTree(
  files: Record<string, string>,
  changes: Partial<Architecture> = {},
): SourceTree {
  const contents = new Map(Object.entries(files));
  for (const path of Object.keys(files)) {
    const dir = /^(plugins\/[^/]+\/[^/]+|packages\/[^/]+)\/.+/.exec(path)?.[1];
    if (!dir || contents.has(`${dir}/package.json`)) continue;
    contents.set(`${dir}/package.json`, manifest(dir));
  }
  return new SourceTree({ ...architecture, ...changes }, contents);
}

/** A `package.json` as it should be for a package in this folder, with dependencies added. */
export function manifest(dir: string, more: object = {}): string {
  const [, second, third] = dir.split('/');
  const { context, part } = placeOf(dir);
  return JSON.stringify({
    name: `@wardroom/${context ? `${second}-${third}` : second}`,
    backstage: { role: ROLES[part] ?? 'node-library', pluginId: context },
    ...more,
  });
}
