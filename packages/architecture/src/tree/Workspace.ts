/** The parts of `package.json` that the walls look at. */
export interface Manifest {
  name: string;
  backstage?: { role?: string; pluginId?: string };
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** One package of the repository and its place in the house. */
export interface Workspace {
  /** Folder from the root of the repository. */
  dir: string;
  manifest: Manifest;
  /** Context it belongs to; undefined for `packages/*`, `e2e` and `bench`. */
  context?: string;
  /** `common`, `backend`, … inside a context, `module` for every module; else the short name of the package. */
  part: string;
}

/** Place of a package by its folder. */
export function placeOf(dir: string): Pick<Workspace, 'context' | 'part'> {
  const [top, second, third] = dir.split('/');
  if (top !== 'plugins') return { part: second ?? top };
  return {
    context: second,
    part: third?.startsWith('module-') ? 'module' : third,
  };
}
