import { exportedNames } from '../tree/exportedNames';
import { roleOf } from '../tree/roleOf';
import type { SourceFile } from '../tree/SourceFile';
import type { SourceTree } from '../tree/SourceTree';
import type { Violation } from './Violation';

/** A file is called like its main export: found by guessing. */
export function mainExport(tree: SourceTree): Violation[] {
  return tree.code.flatMap(file => {
    const workspace = tree.workspaceOf(file.path);
    if (
      !workspace ||
      file.isTest ||
      !file.path.startsWith(`${workspace.dir}/src/`)
    )
      return [];
    const expected = expectation(tree, file, workspace.context);
    if (!expected || exportedNames(file.ast).has(expected)) return [];
    return [
      {
        where: file.path,
        what:
          expected === 'default'
            ? 'has no default export; plugins are the one thing exported so'
            : `does not export ${expected}; a file is called like its main export`,
      },
    ];
  });
}

function expectation(
  tree: SourceTree,
  file: SourceFile,
  context: string | undefined,
) {
  if (!context) {
    return tree.architecture.namedByTheirPlace.includes(file.name)
      ? undefined
      : file.name;
  }
  const wanted = roleOf(tree, file)?.exports ?? 'any';
  if (wanted === 'any') return undefined;
  if (wanted === 'file') return file.name;
  return wanted.replace('<context>', camelCase(context));
}

function camelCase(context: string): string {
  return context.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
