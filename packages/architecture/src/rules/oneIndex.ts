import type { SourceTree } from '../tree/SourceTree';
import type { Violation } from './Violation';

/** One `index.ts` per package, directly in `src`, and none inside. */
export function oneIndex(tree: SourceTree): Violation[] {
  const inside = tree.code
    .filter(file => file.name === 'index')
    .filter(file => file.folder !== `${tree.workspaceOf(file.path)?.dir}/src`)
    .map(file => ({
      where: file.path,
      what: 'is an index inside a package; import the file itself',
    }));
  const missing = tree.workspaces
    .filter(({ dir }) => /^(packages|plugins)\//.test(dir))
    .filter(
      ({ dir }) =>
        !tree.file(`${dir}/src/index.ts`) && !tree.file(`${dir}/src/index.tsx`),
    )
    .map(({ dir }) => ({ where: dir, what: 'has no src/index.ts' }));
  return [...inside, ...missing];
}
