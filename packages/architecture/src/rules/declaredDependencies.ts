import { builtinModules } from 'node:module';
import type { SourceFile } from '../tree/SourceFile';
import type { SourceTree } from '../tree/SourceTree';
import type { Manifest, Workspace } from '../tree/Workspace';
import type { Violation } from './Violation';

/**
 * A package declares what its code imports, and nothing else. What only tests, scripts and configuration import may
 * stand in `devDependencies`, of the package or of the root.
 */
export function declaredDependencies(tree: SourceTree): Violation[] {
  const root = JSON.parse(tree.file('package.json')?.text ?? '{}') as Manifest;
  return tree.workspaces.flatMap(workspace => {
    const files = tree.code.filter(
      file => tree.workspaceOf(file.path) === workspace,
    );
    return [
      ...files.flatMap(file => undeclared(file, workspace, root)),
      ...unused(files, workspace, tree.architecture.neededUnseen),
    ];
  });
}

function undeclared(
  file: SourceFile,
  { dir, manifest }: Workspace,
  root: Manifest,
): Violation[] {
  const forUse = { ...manifest.dependencies, ...manifest.peerDependencies };
  const forTests = { ...manifest.devDependencies, ...root.devDependencies };
  const isAside = file.isTest || !file.path.startsWith(`${dir}/src/`);
  return file.imports.flatMap(({ specifier, typeOnly, line }) => {
    const name = packageOf(specifier);
    if (!name || name === manifest.name || name in forUse) return [];
    const asType = `@types/${name.replace('@', '').replace('/', '__')}`;
    if ((isAside || typeOnly) && (name in forTests || asType in forTests)) {
      return [];
    }
    const place = isAside ? 'devDependencies' : 'dependencies';
    return [
      {
        where: `${file.path}:${line}`,
        what: `imports ${name}, which ${dir}/package.json does not name in its ${place}`,
      },
    ];
  });
}

function unused(
  files: SourceFile[],
  workspace: Workspace,
  neededUnseen: string[],
): Violation[] {
  const imported = new Set(
    files.flatMap(file => file.imports.map(i => packageOf(i.specifier))),
  );
  // Commands and names in strings, such as `resolvePackagePath('…')`, are uses too.
  const isNamed = (name: string) =>
    files.some(file => file.text.includes(`'${name}`));
  return Object.keys(workspace.manifest.dependencies ?? {})
    .filter(name => !imported.has(name) && !neededUnseen.includes(name))
    .filter(name => !isNamed(name))
    .map(name => ({
      where: `${workspace.dir}/package.json`,
      what: `names ${name} and imports it nowhere: take it out`,
    }));
}

/** Name of the package that an import asks for; undefined for files of our own and for Node's modules. */
function packageOf(specifier: string): string | undefined {
  if (/^[./]|^node:/.test(specifier)) return undefined;
  const parts = specifier.split('/');
  const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  return builtinModules.includes(name) ? undefined : name;
}
