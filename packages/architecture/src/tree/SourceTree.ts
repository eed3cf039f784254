import { posix } from 'node:path';
import type { Architecture } from '../Architecture';
import { SourceFile } from './SourceFile';
import { placeOf, type Manifest, type Workspace } from './Workspace';

const EXTENSIONS = [
  '',
  '.ts',
  '.tsx',
  '.mjs',
  '.js',
  '.json',
  '/index.ts',
  '/index.tsx',
];

/** The files and packages of the repository, or of a small tree made up for a test. */
export class SourceTree {
  readonly workspaces: Workspace[];
  readonly files: SourceFile[];
  private readonly byPath: Map<string, SourceFile>;

  /** @param contents text of each file by its path from the root */
  constructor(
    readonly architecture: Architecture,
    contents: ReadonlyMap<string, string>,
  ) {
    this.files = [...contents].map(
      ([path, text]) => new SourceFile(path, text),
    );
    this.byPath = new Map(this.files.map(file => [file.path, file]));
    this.workspaces = this.files
      .filter(file => /\/package\.json$/.test(file.path))
      .map(file => ({
        dir: file.folder,
        manifest: JSON.parse(file.text) as Manifest,
        ...placeOf(file.folder),
      }));
  }

  /** Files with code in them, tests included. */
  get code(): SourceFile[] {
    return this.files.filter(file => file.isCode);
  }

  file(path: string): SourceFile | undefined {
    return this.byPath.get(path);
  }

  /** The package a file lies in. */
  workspaceOf(path: string): Workspace | undefined {
    return this.workspaces.find(workspace =>
      path.startsWith(`${workspace.dir}/`),
    );
  }

  /** The package of ours that an import names. */
  workspaceNamed(specifier: string): Workspace | undefined {
    return this.workspaces.find(
      ({ manifest: { name } }) =>
        specifier === name || specifier.startsWith(`${name}/`),
    );
  }

  /** The file that a relative import, or the name of one of our packages, leads to. */
  resolve(from: SourceFile, specifier: string): SourceFile | undefined {
    if (specifier.startsWith('.'))
      return this.find(posix.join(from.folder, specifier));
    const workspace = this.workspaceNamed(specifier);
    if (!workspace) return undefined;
    const rest = specifier.slice(workspace.manifest.name.length);
    return this.find(rest ? `${workspace.dir}${rest}` : `${workspace.dir}/src`);
  }

  private find(path: string): SourceFile | undefined {
    const ending = EXTENSIONS.find(extension =>
      this.byPath.has(path + extension),
    );
    return ending === undefined ? undefined : this.byPath.get(path + ending);
  }
}
