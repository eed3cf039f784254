import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadContext, type LoadedContext } from './LoadedContext';

/** Loads the common of every context that has a contract. */
export function loadContexts(root: string): LoadedContext[] {
  const plugins = join(root, 'plugins');
  return readdirSync(plugins)
    .filter(name => existsSync(join(plugins, name, 'common/src/contract.ts')))
    .map(name =>
      loadContext(name, require(join(plugins, name, 'common/src/index'))),
    );
}
