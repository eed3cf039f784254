import type { SourceTree } from '../tree/SourceTree';
import type { Workspace } from '../tree/Workspace';
import type { Violation } from './Violation';

const ROLES: Record<string, string[]> = {
  common: ['common-library'],
  formats: ['node-library'],
  node: ['node-library'],
  backend: ['backend-plugin'],
  frontend: ['frontend-plugin'],
  module: ['backend-plugin-module', 'frontend-plugin-module'],
  gateway: ['node-library', 'backend'],
  connector: ['node-library', 'backend'],
};

/** A package of a context lies in a context of the order, is called after its place, and has the role of its part. */
export function packagePlaces(tree: SourceTree): Violation[] {
  return tree.workspaces.flatMap(workspace =>
    faults(tree, workspace).map(what => ({
      where: `${workspace.dir}/package.json`,
      what,
    })),
  );
}

function faults(
  tree: SourceTree,
  { dir, manifest, context, part }: Workspace,
): string[] {
  const { contexts, beside, imports, packages } = tree.architecture;
  if (!context)
    return packages[part]
      ? []
      : [`“${part}” is no package of architecture.json`];
  const found: string[] = [];
  if (!contexts.includes(context) && !beside[context]) {
    found.push(`“${context}” is no context of architecture.json`);
  }
  if (!imports[part]) found.push(`“${part}” is no part of a context`);
  const name = `@wardroom/${context}-${dir.split('/')[2]}`;
  if (manifest.name !== name)
    found.push(`is called ${manifest.name}; its place says ${name}`);
  const role = manifest.backstage?.role ?? 'none';
  if (ROLES[part] && !ROLES[part].includes(role)) {
    found.push(
      `has the role ${role}; a ${part} is a ${ROLES[part].join(' or ')}`,
    );
  }
  if (
    /^(backend|frontend)-plugin$/.test(role) &&
    manifest.backstage?.pluginId !== context
  ) {
    found.push(
      `has the plugin id ${manifest.backstage?.pluginId}; it is the context, ${context}`,
    );
  }
  return found;
}
