import ts from 'typescript';
import type { SourceFile } from '../tree/SourceFile';
import type { SourceTree } from '../tree/SourceTree';
import type { Violation } from './Violation';

/** Names that say nothing: `…Manager`, `…Helper`, `utils`, `types.ts` and their like, for files, folders and types. */
export function forbiddenNames(tree: SourceTree): Violation[] {
  const { files, types } = tree.architecture.forbiddenNames;
  const emptyFile = new RegExp(files.join('|'));
  const emptyType = new RegExp(types.join('|'));
  return tree.code.flatMap(file => {
    const workspace = tree.workspaceOf(file.path);
    const below = workspace
      ? file.path.slice(workspace.dir.length + 1)
      : file.path;
    const segments = [
      ...below.split('/').slice(0, -1),
      file.name.replace(/\.test$/, ''),
    ];
    const bad = segments.find(
      segment => emptyFile.test(segment) || emptyType.test(segment),
    );
    const named = bad
      ? [{ where: file.path, what: `“${bad}” says nothing: name the thing` }]
      : [];
    const declared = declaredTypes(file)
      .filter(({ name }) => emptyType.test(name))
      .map(({ name, line }) => ({
        where: `${file.path}:${line}`,
        what: `“${name}” says nothing: name the thing`,
      }));
    return [...named, ...declared];
  });
}

function declaredTypes(file: SourceFile): { name: string; line: number }[] {
  const found: { name: string; line: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      (ts.isClassDeclaration(node) && node.name)
    ) {
      const name = node.name?.text ?? '';
      found.push({ name, line: file.lineAt(node.getStart(file.ast)) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file.ast);
  return found;
}
