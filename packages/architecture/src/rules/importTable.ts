import type { SourceTree } from '../tree/SourceTree';
import type { Workspace } from '../tree/Workspace';
import type { Violation } from './Violation';

/** A package imports, and names in its `package.json`, only what the import table ticks for its part. */
export function importTable(tree: SourceTree): Violation[] {
  return [...manifests(tree), ...sources(tree)];
}

function manifests(tree: SourceTree): Violation[] {
  return tree.workspaces.flatMap(from => {
    const { dependencies, peerDependencies, devDependencies } = from.manifest;
    const check = (names: object | undefined, inTests: boolean) =>
      Object.keys(names ?? {}).flatMap(name => {
        const reason = refusal(tree, { from, specifier: name, inTests });
        return reason
          ? [{ where: `${from.dir}/package.json`, what: reason }]
          : [];
      });
    return [
      ...check({ ...dependencies, ...peerDependencies }, false),
      ...check(devDependencies, true),
    ];
  });
}

function sources(tree: SourceTree): Violation[] {
  return tree.code.flatMap(file => {
    const from = tree.workspaceOf(file.path);
    if (!from) return [];
    return file.imports.flatMap(({ specifier, line }) => {
      const reason =
        leavesThePackage(tree, file.path, specifier) ??
        refusal(tree, { from, specifier, inTests: file.isTest });
      return reason ? [{ where: `${file.path}:${line}`, what: reason }] : [];
    });
  });
}

function leavesThePackage(tree: SourceTree, path: string, specifier: string) {
  const workspace = tree.workspaceNamed(specifier);
  if (workspace && specifier.startsWith(`${workspace.manifest.name}/src`)) {
    return `imports a file inside ${workspace.manifest.name}; import what its index.ts exports`;
  }
  if (!specifier.startsWith('.')) return undefined;
  const file = tree.file(path);
  const target = file && tree.resolve(file, specifier);
  const home = tree.workspaceOf(path);
  if (!target || !home || target.path.startsWith(`${home.dir}/`))
    return undefined;
  return `reaches into ${target.path} by a relative path; import the package by its name`;
}

interface Wish {
  from: Workspace;
  specifier: string;
  inTests: boolean;
}

function refusal(tree: SourceTree, { from, specifier, inTests }: Wish) {
  const to = tree.workspaceNamed(specifier);
  if (!to || to === from) return undefined;
  const { imports, packages, testsMayAlsoImport } = tree.architecture;
  const row = from.context ? imports[from.part] : packages[from.part];
  const ticked = [...(row ?? []), ...(inTests ? testsMayAlsoImport : [])];
  if (columnsOf(tree, from, to).some(column => ticked.includes(column)))
    return undefined;
  const self = from.context ? `a ${from.part}` : from.part;
  return `${self} may not import ${to.manifest.name}; ticked for it: ${ticked.join(', ') || 'nothing'}`;
}

/** Every name under which the import table may tick `to` for `from`. */
function columnsOf(tree: SourceTree, from: Workspace, to: Workspace): string[] {
  if (!to.context) return [to.part];
  const columns = [`any ${to.part}`];
  if (from.context === to.context) columns.push(`own ${to.part}`);
  else if (isLeftOf(tree, to.context, from.context))
    columns.push(`left ${to.part}`);
  return columns;
}

function isLeftOf(
  tree: SourceTree,
  left: string,
  right: string | undefined,
): boolean {
  const { contexts, beside } = tree.architecture;
  if (!right) return false;
  if (beside[right]) return beside[right].includes(left);
  return (
    contexts.includes(left) && contexts.indexOf(left) < contexts.indexOf(right)
  );
}
