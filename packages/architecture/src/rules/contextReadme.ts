import type { SourceTree } from '../tree/SourceTree';
import type { Violation } from './Violation';

/** Each context has one README, short enough to be read, and no package has its own. */
export function contextReadme(tree: SourceTree): Violation[] {
  const limit = tree.architecture.limits.readmeLines;
  const contexts = new Set(
    tree.workspaces.flatMap(({ context }) => context ?? []),
  );
  const own = [...contexts].flatMap(context => {
    const where = `plugins/${context}/README.md`;
    const readme = tree.file(where);
    if (!readme)
      return [
        { where, what: 'is missing: say what the context owns and emits' },
      ];
    if (readme.lines <= limit) return [];
    return [
      { where, what: `has ${readme.lines} lines; the limit is ${limit}` },
    ];
  });
  const others = tree.workspaces
    .map(({ dir }) => `${dir}/README.md`)
    .filter(path => /^(plugins|packages)\//.test(path) && tree.file(path))
    .map(where => ({
      where,
      what: 'packages have no README of their own; the context has one',
    }));
  return [...own, ...others];
}
