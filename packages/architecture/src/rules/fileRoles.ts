import { roleOf } from '../tree/roleOf';
import type { SourceTree } from '../tree/SourceTree';
import type { Violation } from './Violation';

/** Every file of a context has a role of the table, and keeps to the role's length. */
export function fileRoles(tree: SourceTree): Violation[] {
  return tree.files.flatMap(file => {
    const workspace = tree.workspaceOf(file.path);
    if (!workspace?.context || !/\.(ts|tsx|js|mjs|cjs|css)$/.test(file.path))
      return [];
    if (/\.test\.tsx?$/.test(file.path)) return [];
    const role = roleOf(tree, file);
    if (!role) {
      return [
        {
          where: file.path,
          what: `fits no role of a ${workspace.part}; give it the name of a role, split it, or add a role to architecture.json by ADR`,
        },
      ];
    }
    if (file.lines <= role.lines) return [];
    return [
      {
        where: file.path,
        what: `has ${file.lines} lines, ${role.path} may have ${role.lines}: cut it`,
      },
    ];
  });
}
